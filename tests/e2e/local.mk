# Tests of whole programs in a terminal, and that terminal.
check_LIBRARIES = tests/e2e/libterm.a
tests_e2e_libterm_a_SOURCES = tests/e2e/term.c tests/e2e/term.h
tests_e2e_libterm_a_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)

check_PROGRAMS += tests/test_term
TESTS += tests/test_term
tests_test_term_SOURCES = tests/e2e/test_term.c
tests_test_term_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_term_LDADD = tests/e2e/libterm.a $(VTERM_LIBS) -lutil $(CRITERION_LIBS)

# Pictures of screens, from scripts.
check_PROGRAMS += tests/shot
tests_shot_SOURCES = tests/e2e/shot.c
tests_shot_LDADD = tests/e2e/libterm.a $(VTERM_LIBS) -lutil

# The program in that terminal.
check_PROGRAMS += tests/test_e2e
TESTS += tests/test_e2e
tests_test_e2e_SOURCES = \
	tests/e2e/office.c \
	tests/e2e/office.h \
	tests/e2e/test_drafts.c \
	tests/e2e/test_first.c \
	tests/e2e/test_full.c \
	tests/e2e/test_keys.c \
	tests/e2e/test_linear.c \
	tests/e2e/test_log.c \
	tests/e2e/test_look.c \
	tests/e2e/test_screens.c \
	tests/e2e/test_together.c
tests_test_e2e_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_e2e_LDADD = tests/e2e/libterm.a libdoithoai.a $(DOMAIN_LIBS) $(VTERM_LIBS) -lutil $(CRITERION_LIBS)
tests_test_e2e_DEPENDENCIES = tests/e2e/libterm.a libdoithoai.a doithoai

dist_check_SCRIPTS += tests/e2e/tour.sh
TESTS += tests/e2e/tour.sh
