/*
 * What a written Vietnamese syllable may be: an initial, a rhyme, a tone. Letters are lower-case
 * code points without tones: a ă â b c d đ e ê … y; the tone stands apart. Used to tell Vietnamese
 * from other words while they are typed (viettype.h), not to spell-check.
 */
#ifndef BASE_SYLLABLE_H
#define BASE_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

/* Tones in the order of the VNI keys 1 to 5. */
enum tone { TONE_NONE, TONE_SAC, TONE_HUYEN, TONE_HOI, TONE_NGA, TONE_NANG, TONE_COUNT };

/** A letter without its mark: a for ă and â, d for đ. */
char32_t letter_plain(char32_t letter);
bool letter_is_vowel(char32_t letter);
/** A vowel with a tone, composed; other letters are left as they are. */
char32_t letter_with_tone(char32_t letter, enum tone tone);
/** Split a composed letter; returns it without its tone. */
char32_t letter_without_tone(char32_t letter, enum tone *tone);

/**
 * Whether letters may still become a syllable by more letters, and by marks that are yet to come:
 * "bieng" may (biêng), "bien" may, "bienk" may not.
 */
bool syllable_begins(const char32_t *letters, size_t count, enum tone tone);
/** Whether letters with their marks are a syllable. One that ends in c, ch, p or t needs no tone here. */
bool syllable_is_whole(const char32_t *letters, size_t count, enum tone tone);
/** Where the vowels begin: behind the initial, which takes the u of qu and the i of gi with it. */
size_t syllable_nucleus(const char32_t *letters, size_t count);
/**
 * Index of the vowel that bears the tone; count where there is no vowel.
 * @param modern hoà, thuý; else hòa, thúy
 */
size_t syllable_tone_place(const char32_t *letters, size_t count, bool modern);

#endif
