# Tests of domain.
check_PROGRAMS += tests/test_domain
TESTS += tests/test_domain
tests_test_domain_SOURCES = \
	tests/domain/office.c \
	tests/domain/office.h \
	tests/domain/test_absence.c \
	tests/domain/test_calendar.c \
	tests/domain/test_case.c \
	tests/domain/test_parts.c \
	tests/domain/test_checks.c \
	tests/domain/test_clock.c \
	tests/domain/test_clocks.c \
	tests/domain/test_complete.c \
	tests/domain/test_desk.c \
	tests/domain/test_duty.c \
	tests/domain/test_files.c \
	tests/domain/test_histories.c \
	tests/domain/test_history.c \
	tests/domain/test_intake.c \
	tests/domain/test_journal.c \
	tests/domain/test_lifecycle.c \
	tests/domain/test_rules.c \
	tests/domain/test_abbreviations.c \
	tests/domain/test_gist.c \
	tests/domain/test_livelog.c \
	tests/domain/test_logline.c \
	tests/domain/test_meeting.c \
	tests/domain/test_lunar.c \
	tests/domain/test_secrecy.c \
	tests/domain/test_settings.c \
	tests/domain/test_setup.c \
	tests/domain/test_tables.c \
	tests/domain/test_trash.c \
	tests/domain/test_undo.c \
	tests/domain/test_undo_walk.c \
	tests/domain/test_filter.c
tests_test_domain_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_domain_LDADD = libdoithoai.a $(DOMAIN_LIBS) $(CRITERION_LIBS)
