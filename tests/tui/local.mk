# Tests of tui: the models and the screens in process, on no terminal.
check_PROGRAMS += tests/test_tui
TESTS += tests/test_tui
tests_test_tui_SOURCES = \
	tests/domain/office.c \
	tests/domain/office.h \
	tests/tui/sample.c \
	tests/tui/sample.h \
	tests/tui/screen.c \
	tests/tui/screen.h \
	tests/tui/test_acts.c \
	tests/tui/test_cursor.c \
	tests/tui/test_canvas.c \
	tests/tui/test_case.c \
	tests/tui/test_chart.c \
	tests/tui/test_drills.c \
	tests/tui/test_duty.c \
	tests/tui/test_editor.c \
	tests/tui/test_finding.c \
	tests/tui/test_first.c \
	tests/tui/test_forms.c \
	tests/tui/test_input.c \
	tests/tui/test_help.c \
	tests/tui/test_intake.c \
	tests/tui/test_kept.c \
	tests/tui/test_key.c \
	tests/tui/test_keybind.c \
	tests/tui/test_letter.c \
	tests/tui/test_lists.c \
	tests/tui/test_log.c \
	tests/tui/test_loop.c \
	tests/tui/test_meeting.c \
	tests/tui/test_menu.c \
	tests/tui/test_mouse.c \
	tests/tui/test_paper.c \
	tests/tui/test_pair.c \
	tests/tui/test_newcomer.c \
	tests/tui/test_palette.c \
	tests/tui/test_practice.c \
	tests/tui/test_search.c \
	tests/tui/test_report.c \
	tests/tui/test_resolve.c \
	tests/tui/test_tables.c \
	tests/tui/test_theme.c \
	tests/tui/test_timeline.c \
	tests/tui/test_views.c
tests_test_tui_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_tui_LDADD = libtui.a libdoithoai.a $(DOMAIN_LIBS) $(NCURSES_LIBS) $(CRITERION_LIBS) -lm

# Every screen in every size and theme: long enough to run beside the others.
check_PROGRAMS += tests/test_matrix
TESTS += tests/test_matrix
tests_test_matrix_SOURCES = \
	tests/domain/office.c \
	tests/domain/office.h \
	tests/tui/sample.c \
	tests/tui/sample.h \
	tests/tui/screen.c \
	tests/tui/screen.h \
	tests/tui/test_matrix.c \
	tests/tui/test_words.c
tests_test_matrix_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_matrix_LDADD = libtui.a libdoithoai.a $(DOMAIN_LIBS) $(NCURSES_LIBS) $(CRITERION_LIBS)
EXTRA_DIST += tests/golden
