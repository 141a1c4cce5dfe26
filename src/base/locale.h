/*
 * Language of the interface and the locale fallback: works in C.UTF-8, in an ungenerated vi_VN,
 * and refuses a terminal that is not UTF-8 in words. _() translates, N_() only marks.
 */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include <libintl.h>
#include <stdbool.h>

#include "base/error.h"

#define _(text) gettext(text)
#define N_(text) (text)

/**
 * Set the locale and the message catalogue. Call once, before anything is printed.
 *
 * Where setlocale() fails or is not UTF-8, C.UTF-8 is taken. Language: the first of DOITHOAI_LANG,
 * LANGUAGE, LC_ALL, LC_MESSAGES, LANG that names one; English only where it says en, else
 * Vietnamese. Catalogues: DOITHOAI_LOCALEDIR, else the installed folder.
 */
void locale_init(void);
/** Change the language at run time: "vi" or "en". */
void locale_set_language(const char *language);
/** "vi" or "en". */
const char *locale_language(void);
/**
 * Whether the user's terminal can show UTF-8.
 * @param err INVALID where the environment names another character set (LANG=vi_VN.TCVN), with
 *            what to set; in ASCII and in both languages
 */
bool locale_check_terminal(struct error *err);

#endif
