/*
 * Run the built program as a person would: a folder of its own for each test, nothing typed, both
 * outputs kept.
 */
#ifndef TESTS_CLI_RUN_H
#define TESTS_CLI_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What the last run printed. Valid until the next run. */
extern char *run_out, *run_err;

/**
 * Criterion fixtures: enter an empty folder, set DOITHOAI_DB to office.db in it; leave and remove
 * it.
 */
void run_enter(void);
void run_leave(void);

/**
 * Run `doithoai ARGS…` (NULL at the end) and return its exit status; 128 + signal where one ended
 * it.
 */
int run(const char *first, ...) __attribute__((sentinel));
/** The same with a text as standard input. */
int run_typing(const char *typed, const char *first, ...) __attribute__((sentinel));
/** The same in an environment where no file may grow beyond so many bytes. */
int run_limited(size_t bytes, const char *first, ...) __attribute__((sentinel));
/** The same with standard output going to a path. */
int run_into(const char *path, const char *first, ...) __attribute__((sentinel));
/** Start it and return at once. */
pid_t run_start(const char *first, ...) __attribute__((sentinel));

/** The whole of a file, the caller's to free; NULL where there is none. */
char *file_read(const char *path);
void file_write(const char *path, const char *text);
/** Lines of a text. */
size_t lines(const char *text);
/** Occurrences of a needle in a text. */
size_t occurrences(const char *text, const char *needle);

#endif
