# Tests of the commands: the built program is run as a person would run it.
check_PROGRAMS += tests/test_cli
TESTS += tests/test_cli
tests_test_cli_SOURCES = \
	tests/cli/run.c \
	tests/cli/run.h \
	tests/cli/test_calendar.c \
	tests/cli/test_commands.c \
	tests/cli/test_deadline.c \
	tests/cli/test_due.c \
	tests/cli/test_files.c \
	tests/cli/test_import.c \
	tests/cli/test_intake.c \
	tests/cli/test_linear.c \
	tests/cli/test_papers.c \
	tests/cli/test_practice.c \
	tests/cli/test_settings.c \
	tests/cli/test_sweep.c \
	tests/report/reader.c \
	tests/report/reader.h
tests_test_cli_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_cli_LDADD = libdoithoai.a $(DOMAIN_LIBS) $(CRITERION_LIBS)
EXTRA_DIST += tests/cli/deadlines.csv
EXTRA_tests_test_cli_DEPENDENCIES = doithoai$(EXEEXT)
