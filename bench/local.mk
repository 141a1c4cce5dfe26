# Generator and runner of the benchmarks: `make bench`. `make check` builds them, so that they keep building, and runs none.
EXTRA_DIST += bench/README.md
if TESTS_WANTED
bench_tools = bench/generate bench/bare bench/run bench/typist
check_PROGRAMS += $(bench_tools)

bench_generate_SOURCES = bench/generate.c bench/words.c bench/words.h
bench_generate_LDADD = libdoithoai.a $(DOMAIN_LIBS)

bench_bare_SOURCES = bench/bare.c
bench_bare_LDADD = $(SQLITE_LIBS) $(NCURSES_LIBS)

bench_run_SOURCES = \
	bench/bench.h \
	bench/clocks.c \
	bench/run.c \
	bench/import.c \
	bench/inprocess.c \
	bench/reports.c \
	bench/screens.c \
	bench/words.c \
	bench/words.h
bench_run_CFLAGS = $(AM_CFLAGS) -I$(top_srcdir)/tests
bench_run_LDADD = tests/e2e/libterm.a libdoithoai.a $(DOMAIN_LIBS) $(VTERM_LIBS) -lutil

bench_typist_SOURCES = bench/typist.c
bench_typist_LDADD = libtui.a libdoithoai.a $(DOMAIN_LIBS) $(NCURSES_LIBS) -lm

bench: doithoai $(bench_tools)
endif
.PHONY: bench
