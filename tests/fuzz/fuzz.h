/*
 * A fuzz target is one file with LLVMFuzzerTestOneInput. Built with --enable-fuzzing (CC=clang) it
 * is a libFuzzer program; in `make check` it is linked with replay.c, which runs it over the files
 * of its corpus.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold for every input; not assert(), which NDEBUG takes away. */
#define HOLD(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__,           \
				#condition);                                                       \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

#endif
