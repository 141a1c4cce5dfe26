/*
 * Keys, before anybody knows what they mean. Bytes of the terminal go in (libraries.md 1a:
 * get_wch loses text after one invalid byte, so UTF-8 is decoded here), bursts of key events come
 * out. No curses in this header and in key.c: the decoder is tested by feeding it bytes.
 */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * A key is one int: a printable ASCII character stands for itself, a control key is K_CTRL('P'),
 * everything else is one of these. There are no Alt, Ctrl+Enter or Shift+Enter keys: many
 * terminals do not deliver them.
 */
enum key_code {
	K_NONE = 0,
	K_TAB = 9,
	K_ENTER = 13,
	K_ESC = 27,
	K_SPACE = 32,
	K_TEXT = 0x110000, /* typed characters: key.text */
	K_PASTE, /* a bracketed paste, whole: key.text; line breaks are LF */
	K_BACKSPACE, /* 0x08 and 0x7F alike */
	K_DELETE,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_BACK_TAB, /* Shift+Tab */
	K_WORD_LEFT, /* Ctrl+Left */
	K_WORD_RIGHT, /* Ctrl+Right */
	K_TEXT_START, /* Ctrl+Home */
	K_TEXT_END, /* Ctrl+End */
	K_F1, /* K_F1 + 11 is F12; also typed as Esc and a digit, 0 is F10 */
	K_F12 = K_F1 + 11,
	K_RESIZE, /* the terminal has another size */
	K_MOUSE, /* a click or a turn of the wheel: key.mouse, row, column */
	K_HANGUP, /* no terminal any more: the loop ends, drafts are on disk */
	K_PASTE_BEGIN, /* marks of a bracketed paste; the decoder keeps them to itself */
	K_PASTE_END,
};
#define K_CTRL(letter) ((letter)&0x1f)

/* What a mouse did; its other buttons, moves and releases are nothing. */
enum mouse { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct key {
	int code; /* see above; letters of a burst arrive as K_TEXT */
	/*
	 * K_TEXT, K_PASTE: valid UTF-8, not NFC yet. Belongs to the reader, until its next reset.
	 */
	const char *text;
	size_t bytes; /* length of text */
	enum mouse mouse; /* K_MOUSE: what, and where on the screen, from 0 */
	int row, column;
};

/*
 * Keys that arrived together: what one look at the terminal had. An input method that rewrites a
 * letter sends Backspaces and text in one burst, which is how it is told from a person.
 */
struct key_reader {
	struct key *keys; /* the burst so far */
	size_t count, room;
	size_t *starts; /* where each key's text begins in `text`, which may move while it grows */
	struct buf text;
	/* Of the burst; foreign: a character outside ASCII. */
	bool has_backspace, has_text, has_foreign;
	/* State that outlives a burst. */
	unsigned char partial[4]; /* beginning of a UTF-8 character */
	int partial_count;
	bool in_paste;
	struct buf paste;
	bool escape; /* an Esc came: a digit after it is an F-key */
	bool fresh_escape; /* the burst that brought the Esc still goes on */
	bool sequence; /* inside a control sequence that nobody defined */
	char parameters[24]; /* of that sequence */
	size_t parameter_count;
	int swallow; /* bytes still to be dropped: an old mouse report has three without a mark */
	/* Of whoever reads: the mouse is on, so an Esc and a `[` apart are a report that was cut. */
	bool mouse;
};

/**
 * Take one code: a byte 0..255, a key code above K_TEXT, or K_NONE for "time has passed": an Esc
 * that waits for a digit is released.
 *
 * Invalid bytes are dropped one at a time and never swallow what follows. Mouse reports (SGR 1006)
 * become K_MOUSE. Other control sequences nobody defined are dropped whole. While a paste is open everything is text.
 */
void key_feed(struct key_reader *reader, int code);
/** Whether it goes into a text; all others are commands. */
bool key_is_typed(const struct key *key);
/**
 * The terminal has nothing more for now: close the burst; keys and texts of it are valid until
 * key_reset.
 *
 * A paste without its end, a split character and an Esc that may still become an F-key wait for
 * the next burst.
 */
void key_finish(struct key_reader *reader);
/** Forget the burst, keep the state. */
void key_reset(struct key_reader *reader);
void key_reader_clear(struct key_reader *reader);

/**
 * Append a key's name for people: "F5", "Ctrl+Z", "Enter", "PgUp", "Space", "k". Not translated
 * but for arrows (glyphs).
 */
void key_label(int code, struct buf *out);
/** Code of a key by its name as key_label gives it ("Up" or "↑"), case-blind but for letters; K_NONE
 * where there is no such key. */
int key_named(const char *name, size_t bytes);
/** Append a key as a script has it: `k`, `<F5>`, `<Up>`, `<lt>`. */
void key_script_put(int code, struct buf *out);

/**
 * Read one step of a key script: text such as `<F5>abc<Enter><Ctrl+P><Paste>two words<End paste>`.
 *
 * Each plain character is a key (and a burst) of its own; `<…>` holds a name as key_label gives
 * it, case-blind; `<lt>` is a `<`, `<x1b>` a byte; `<Burst>…<End burst>` sends its bytes as one burst,
 * `<Backspace>` inside it included; `<Tick>` is half a second without a key; `<Resize 60x18>`
 * changes the size; `<Click 5,10>` is a click on row 5, column 10, from 0, `<Wheel up>` and
 * `<Wheel down>` turn the wheel.
 * @param script moved behind what was read
 * @param reader fed and finished; reset it afterwards
 * @param tick   out: the step was <Tick>
 * @param rows   out: > 0 for <Resize>, with columns
 * @return false at the end of the script; an unknown name ends the program (a test is wrong)
 */
bool key_script(
	const char **script, struct key_reader *reader, bool *tick, int *rows, int *columns);

#endif
