# Screens on ncursesw.
libtui_a_SOURCES += \
	tui/action.h \
	tui/draw.h \
	tui/editor.h \
	tui/formview.h \
	tui/key.h \
	tui/keymap.h \
	tui/listview.h \
	tui/loop.h \
	tui/prompt.h \
	tui/rows.h \
	tui/screens.h \
	tui/theme.h \
	tui/tui.h \
	tui/tui_test.h \
	tui/version.c \
	tui/view.h
