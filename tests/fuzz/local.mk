# Fuzz targets: libFuzzer programs with --enable-fuzzing (CC=clang); in make check each replays its corpus.
fuzz_sources = tests/fuzz/replay.c tests/fuzz/fuzz.h
fuzz_libs = libdoithoai.a $(DOMAIN_LIBS)

check_PROGRAMS += tests/fuzz/replay_csv
TESTS += tests/fuzz/replay_csv
tests_fuzz_replay_csv_SOURCES = tests/fuzz/fuzz_csv.c $(fuzz_sources)
tests_fuzz_replay_csv_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"csv"'
tests_fuzz_replay_csv_LDADD = $(fuzz_libs)

check_PROGRAMS += tests/fuzz/replay_date
TESTS += tests/fuzz/replay_date
tests_fuzz_replay_date_SOURCES = tests/fuzz/fuzz_date.c $(fuzz_sources)
tests_fuzz_replay_date_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"date"'
tests_fuzz_replay_date_LDADD = $(fuzz_libs)

check_PROGRAMS += tests/fuzz/replay_filter
TESTS += tests/fuzz/replay_filter
tests_fuzz_replay_filter_SOURCES = tests/fuzz/fuzz_filter.c $(fuzz_sources)
tests_fuzz_replay_filter_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"filter"'
tests_fuzz_replay_filter_LDADD = $(fuzz_libs)

check_PROGRAMS += tests/fuzz/replay_keys
TESTS += tests/fuzz/replay_keys
tests_fuzz_replay_keys_SOURCES = tests/fuzz/fuzz_keys.c $(fuzz_sources)
tests_fuzz_replay_keys_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"keys"'
tests_fuzz_replay_keys_LDADD = libtui.a $(fuzz_libs) $(NCURSES_LIBS)

check_PROGRAMS += tests/fuzz/replay_rows
TESTS += tests/fuzz/replay_rows
tests_fuzz_replay_rows_SOURCES = tests/fuzz/fuzz_rows.c $(fuzz_sources)
tests_fuzz_replay_rows_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"rows"'
tests_fuzz_replay_rows_LDADD = $(fuzz_libs)

check_PROGRAMS += tests/fuzz/replay_rules
TESTS += tests/fuzz/replay_rules
tests_fuzz_replay_rules_SOURCES = tests/fuzz/fuzz_rules.c $(fuzz_sources)
tests_fuzz_replay_rules_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"rules"'
tests_fuzz_replay_rules_LDADD = $(fuzz_libs)

check_PROGRAMS += tests/fuzz/replay_text
TESTS += tests/fuzz/replay_text
tests_fuzz_replay_text_SOURCES = tests/fuzz/fuzz_text.c $(fuzz_sources)
tests_fuzz_replay_text_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"text"'
tests_fuzz_replay_text_LDADD = $(fuzz_libs)

if FUZZING
noinst_PROGRAMS += \
	tests/fuzz/fuzz_csv \
	tests/fuzz/fuzz_date \
	tests/fuzz/fuzz_filter \
	tests/fuzz/fuzz_keys \
	tests/fuzz/fuzz_rows \
	tests/fuzz/fuzz_rules \
	tests/fuzz/fuzz_text
tests_fuzz_fuzz_csv_SOURCES = tests/fuzz/fuzz_csv.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_csv_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_csv_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_date_SOURCES = tests/fuzz/fuzz_date.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_date_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_date_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_filter_SOURCES = tests/fuzz/fuzz_filter.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_filter_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_filter_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_keys_SOURCES = tests/fuzz/fuzz_keys.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_keys_LDADD = libtui.a $(fuzz_libs) $(NCURSES_LIBS)
tests_fuzz_fuzz_keys_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_rows_SOURCES = tests/fuzz/fuzz_rows.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_rows_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_rows_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_rules_SOURCES = tests/fuzz/fuzz_rules.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_rules_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_rules_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/fuzz_text.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_text_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_text_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)
endif

EXTRA_DIST += \
	tests/fuzz/corpus/csv/bom-semicolon \
	tests/fuzz/corpus/csv/many-fields \
	tests/fuzz/corpus/csv/nul \
	tests/fuzz/corpus/csv/open-quote \
	tests/fuzz/corpus/csv/plain \
	tests/fuzz/corpus/csv/returns \
	tests/fuzz/corpus/csv/stray-quote \
	tests/fuzz/corpus/csv/tab \
	tests/fuzz/corpus/date/huge \
	tests/fuzz/corpus/date/iso \
	tests/fuzz/corpus/date/minute \
	tests/fuzz/corpus/date/moment \
	tests/fuzz/corpus/date/short \
	tests/fuzz/corpus/date/show \
	tests/fuzz/corpus/date/words \
	tests/fuzz/corpus/date/wrong \
	tests/fuzz/corpus/filter/commitment \
	tests/fuzz/corpus/filter/days \
	tests/fuzz/corpus/filter/faults \
	tests/fuzz/corpus/filter/marks \
	tests/fuzz/corpus/filter/noise \
	tests/fuzz/corpus/filter/plain \
	tests/fuzz/corpus/filter/signs \
	tests/fuzz/corpus/filter/vietnamese \
	tests/fuzz/corpus/keys/clusters \
	tests/fuzz/corpus/keys/decomposed \
	tests/fuzz/corpus/keys/escapes \
	tests/fuzz/corpus/keys/invalid \
	tests/fuzz/corpus/keys/paste \
	tests/fuzz/corpus/keys/unikey \
	tests/fuzz/corpus/rows/csv \
	tests/fuzz/corpus/rows/csv-empty \
	tests/fuzz/corpus/rows/json \
	tests/fuzz/corpus/rows/json-comma \
	tests/fuzz/corpus/rows/json-entity \
	tests/fuzz/corpus/rows/json-tail \
	tests/fuzz/corpus/rows/json-utf8 \
	tests/fuzz/corpus/rows/json-values \
	tests/fuzz/corpus/rules/comments \
	tests/fuzz/corpus/rules/concat \
	tests/fuzz/corpus/rules/deep \
	tests/fuzz/corpus/rules/hex \
	tests/fuzz/corpus/rules/lifecycles \
	tests/fuzz/corpus/rules/limits \
	tests/fuzz/corpus/rules/lists \
	tests/fuzz/corpus/rules/marks \
	tests/fuzz/corpus/rules/open-text \
	tests/fuzz/corpus/rules/signs \
	tests/fuzz/corpus/rules/site \
	tests/fuzz/corpus/rules/site-verified \
	tests/fuzz/corpus/rules/states \
	tests/fuzz/corpus/rules/utf8 \
	tests/fuzz/corpus/rules/wrapping \
	tests/fuzz/corpus/text/controls \
	tests/fuzz/corpus/text/decomposed \
	tests/fuzz/corpus/text/emoji \
	tests/fuzz/corpus/text/invalid \
	tests/fuzz/corpus/text/marks \
	tests/fuzz/corpus/text/vietnamese \
	tests/fuzz/corpus/text/wide
