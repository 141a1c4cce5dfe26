# Screens on ncursesw.
libtui_a_SOURCES += tui/version.c
