/*
 * Where the program finds what belongs to it: rules, samples, catalogues.
 */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

/**
 * Path of a file or folder of the program's data.
 *
 * DOITHOAI_DATADIR where it is set; else the source tree, where the program stands in that tree or
 * in a build folder directly below it and so is not installed; else the installed folder. Whether
 * the path exists is for the caller to find out.
 * @param rest below that folder: "rules/vn"
 * @return new text, the caller's to free
 */
char *place_data(const char *rest);
/** Folder of the catalogues: DOITHOAI_LOCALEDIR, else that of the build folder, else the installed one. New text. */
char *place_locale(void);

#endif
