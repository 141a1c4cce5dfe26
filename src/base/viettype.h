/*
 * Vietnamese from the keys of a plain keyboard: Telex and VNI. A word is its keys; what they spell
 * is worked out anew from all of them, so that the engine keeps nothing and marks and tones may
 * come in any order. No terminal and no editor in here.
 */
#ifndef BASE_VIETTYPE_H
#define BASE_VIETTYPE_H

#include <stdbool.h>
#include <stddef.h>

enum viettype_method { VIETTYPE_OFF, VIETTYPE_TELEX, VIETTYPE_VNI, VIETTYPE_COUNT };

struct viettype {
	enum viettype_method method;
	bool modern; /* hoà, thuý; else hòa, thúy */
	bool lone_w; /* Telex: a w with no vowel to mark is ư */
};

enum {
	VIETTYPE_MOST = 24, /* keys of a word; a longer one is no Vietnamese */
	VIETTYPE_ROOM = 3 * VIETTYPE_MOST + 1, /* bytes of what they spell, with the NUL */
};

/** Names in settings: "off", "telex", "vni", then NULL. */
extern const char *const viettype_names[VIETTYPE_COUNT + 1];

/** Whether a byte belongs to a word: a letter, in VNI also a digit. */
bool viettype_is_key(const struct viettype *how, char byte);
/**
 * What keys spell.
 *
 * A mark or tone that is typed again is taken back and the key itself stands there ("tesst" is
 * test), and for the rest of the word it means itself. Keys that spell no Vietnamese stay what they
 * are ("Windows").
 * @param count 1 to VIETTYPE_MOST keys, each one that viettype_is_key
 * @param ended the word is finished: what is only the beginning of a syllable is restored, too
 * @param out   NFC
 */
void viettype_spell(const struct viettype *how, const char *keys, size_t count, bool ended,
	char out[VIETTYPE_ROOM]);
/**
 * Keys that spell a text, for going on after a Backspace.
 * @param keys out: at most VIETTYPE_MOST
 * @return how many; 0 where no keys do
 */
size_t viettype_keys(const struct viettype *how, const char *text, char keys[VIETTYPE_MOST]);

#endif
