/* The sample commune in memory, read from samples/ without the command line. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include "domain/desk.h"

#define SAMPLE_NOW "2026-11-23T08:12:00"

/** A new office in memory that holds all of samples/; every record passes the checks of its entity. */
struct desk *sample_open(void);

#endif
