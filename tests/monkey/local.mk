# The monkey: random keys, pastes and resizes on the sample. `make monkey KEYS=200000 SEED=7` is the long run.
check_PROGRAMS += tests/monkey/monkey
tests_monkey_monkey_SOURCES = \
	tests/monkey/check.c \
	tests/monkey/monkey.c \
	tests/monkey/monkey.h \
	tests/monkey/whim.c
tests_monkey_monkey_LDADD = libtui.a libdoithoai.a $(DOMAIN_LIBS) $(NCURSES_LIBS)

dist_check_SCRIPTS += tests/monkey/short.sh
TESTS += tests/monkey/short.sh

KEYS = 200000
SEED = 1
monkey: tests/monkey/monkey
	top_srcdir='$(top_srcdir)' top_builddir='$(top_builddir)' MONKEY_FOLDER='$(abs_builddir)' $(top_srcdir)/tests/wrap tests/monkey/monkey $(KEYS) $(SEED)
