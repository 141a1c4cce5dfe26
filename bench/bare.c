/*
 * The floor for the screens: the least ncurses program that opens the database by plain SQL and shows a page of cases
 * with a moving highlight. `bare FILE open` shows the open cases by due day, `bare FILE all` all by day of receipt, paged by key.
 */
#include <locale.h>
#include <ncurses.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 18, TOP = 3 };

static const char open_sql[] =
	"SELECT id, due_on, summary FROM casefile WHERE closed_on IS NULL AND trashed = 0 "
	"ORDER BY due_on, id LIMIT ?3";
static const char *const page_sql[] = {
	"SELECT id, received_on, summary FROM casefile WHERE (received_on, id) > (?1, ?2) ORDER BY "
	"received_on, id LIMIT ?3",
	"SELECT id, received_on, summary FROM casefile WHERE (received_on, id) < (?1, ?2) ORDER BY "
	"received_on DESC, id DESC LIMIT ?3",
};

struct row {
	sqlite3_int64 id;
	char day[11];
	char text[200];
};

static struct row rows[ROWS];
static int count, at;

/* Load a page beyond a key, in list order whichever way it was read. */
static void load(sqlite3_stmt *statement, const char *day, sqlite3_int64 id, bool backward)
{
	struct row page[ROWS];
	int n = 0;

	sqlite3_bind_text(statement, 1, day, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int64(statement, 2, id);
	sqlite3_bind_int(statement, 3, ROWS);
	while (n < ROWS && sqlite3_step(statement) == SQLITE_ROW) {
		const char *key = (const char *)sqlite3_column_text(statement, 1);

		page[n].id = sqlite3_column_int64(statement, 0);
		snprintf(page[n].day, sizeof page[n].day, "%s", key ? key : "");
		snprintf(page[n].text, sizeof page[n].text, "%s",
			(const char *)sqlite3_column_text(statement, 2));
		n++;
	}
	sqlite3_reset(statement);
	if (!n)
		return;
	for (int i = 0; i < n; i++)
		rows[i] = page[backward ? n - 1 - i : i];
	count = n;
}

static void draw_row(int i)
{
	attrset(i == at ? A_REVERSE : A_NORMAL);
	mvhline(TOP + i, 0, ' ', COLS);
	mvprintw(TOP + i, 1, "%7lld  %-10s  ", (long long)rows[i].id, rows[i].day);
	addnstr(rows[i].text, COLS - 24);
}

static void draw(void)
{
	erase();
	attrset(A_BOLD);
	mvaddstr(0, 1, "1 Bàn việc  2 Hội nghị  3 Vụ việc  4 Mô hình  5 Hội thi  6 Báo cáo");
	for (int i = 0; i < count; i++)
		draw_row(i);
	attrset(A_NORMAL);
	mvhline(LINES - 2, 0, '-', COLS);
	mvaddstr(LINES - 1, 1, "F1 Giúp  Enter Mở  F10 Thoát");
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *first, *pages[2];

	if (argc != 3 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL))
		return 2;
	bool all = !strcmp(argv[2], "all");
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	start_color();
	use_default_colors();
	curs_set(0);
	if (all) {
		sqlite3_prepare_v2(db, page_sql[0], -1, &pages[0], NULL);
		sqlite3_prepare_v2(db, page_sql[1], -1, &pages[1], NULL);
		load(pages[0], "", 0, false);
	} else {
		sqlite3_prepare_v2(db, open_sql, -1, &first, NULL);
		load(first, "", 0, false);
	}
	draw();
	for (int key; (key = getch()) != 'q' && key != ERR;) {
		if (key == KEY_DOWN && at < count - 1) {
			at++;
			draw_row(at - 1);
			draw_row(at);
			continue;
		}
		if (key == KEY_NPAGE && all)
			load(pages[0], rows[count - 1].day, rows[count - 1].id, false);
		else if (key == KEY_PPAGE && all)
			load(pages[1], rows[0].day, rows[0].id, true);
		else if (key == KEY_END && all)
			load(pages[1], "9999", 0, true);
		else if (key == KEY_HOME && all)
			load(pages[0], "", 0, false);
		draw();
	}
	endwin();
	return 0;
}
