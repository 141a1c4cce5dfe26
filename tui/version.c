/* placeholder of an empty library */
extern int tui_placeholder; int tui_placeholder;
