/*
 * Random but repeatable words of a Vietnamese commune: names, matters, sentences. Frequencies are uneven as in life
 * (half the families bear three names, land and roads are most of the matters), so that search is measured honestly.
 */
#ifndef BENCH_WORDS_H
#define BENCH_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct rng {
	uint64_t state;
};

uint64_t rng_next(struct rng *rng);
/** 0 to bound - 1. */
int rng_below(struct rng *rng, int bound);
/** True in @p percent of 100. */
int rng_chance(struct rng *rng, int percent);

/** Draw a topic: land, roads, waste … */
int words_topic(struct rng *rng);
/** Key of a row of case_fields that the topic may belong to. */
const char *words_topic_field(struct rng *rng, int topic);

void words_person(struct rng *rng, struct buf *out);
void words_hamlet(struct rng *rng, struct buf *out);
/** "Đường liên thôn lún nứt đoạn cầu Đá" */
void words_summary(struct rng *rng, int topic, const char *hamlet, struct buf *out);
/** One to four sentences with names and numbers. */
void words_detail(struct rng *rng, int topic, const char *hamlet, struct buf *out);
void words_answer(struct rng *rng, int topic, struct buf *out);
void words_promise(struct rng *rng, int topic, const char *hamlet, struct buf *out);
void words_place(struct rng *rng, struct buf *out);

#endif
