# Tests of report, and of the sample commune.
check_PROGRAMS += tests/test_report
TESTS += tests/test_report
tests_test_report_SOURCES = \
	tests/domain/office.c \
	tests/domain/office.h \
	tests/report/nasty.c \
	tests/report/nasty.h \
	tests/report/reader.c \
	tests/report/reader.h \
	tests/report/reader_cells.c \
	tests/report/forms_count.c \
	tests/report/forms_count.h \
	tests/report/forms_history.c \
	tests/report/forms_history.h \
	tests/report/sample.c \
	tests/report/sample.h \
	tests/report/test_mail.c \
	tests/report/test_letters.c \
	tests/report/test_letter_paper.c \
	tests/report/test_meeting_letter.c \
	tests/report/test_forms.c \
	tests/report/test_forms_sent.c \
	tests/report/test_ics.c \
	tests/report/test_month.c \
	tests/report/test_minutes.c \
	tests/report/test_paper.c \
	tests/report/test_period.c \
	tests/report/test_summary.c \
	tests/report/test_whole.c \
	tests/report/test_widths.c \
	tests/report/test_writers.c
tests_test_report_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_report_LDADD = libdoithoai.a $(DOMAIN_LIBS) $(CRITERION_LIBS)
EXTRA_DIST += \
	tests/golden/minutes-HN-2026-005.en.txt \
	tests/golden/minutes-HN-2026-005.txt \
	tests/golden/month-2026-11.txt \
	tests/golden/month-2026-Q3.en.txt \
	tests/golden/summary-2026-11-60.txt \
	tests/golden/summary-2026-11.en.txt \
	tests/golden/summary-2026-11.txt
