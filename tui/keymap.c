/* The table of keys. Footers show the rows with a number, in its order, as far as there is room. */
#include <stddef.h>

#include "base/locale.h"
#include "tui/key.h"
#include "tui/keymap.h"

const struct context_info contexts[CTX_COUNT] = {
	[CTX_GLOBAL] = {"global", N_("Everywhere"), CTX_GLOBAL,
		N_("These keys work on every screen.")},
	[CTX_LIST] = {"list", N_("Lists"), CTX_GLOBAL,
		N_("Records in rows. The cursor chooses one; / finds, l narrows, Enter opens.")},
	[CTX_DESK] = {"desk", N_("Desk"), CTX_LIST,
		N_("What is to be done today: overdue on top, then today, the next working days, "
		   "promises and the calendar.")},
	[CTX_CONFERENCES] = {"conferences", N_("Conferences"), CTX_LIST,
		N_("All dialogue conferences. Open one to prepare or read it; F5 logs one live.")},
	[CTX_CONFERENCE] = {"conference", N_("Conference"), CTX_LIST,
		N_("One conference: its particulars, its opinions with their answers, its "
		   "promises.")},
	[CTX_PREPARE] = {"prepare", N_("Prepare a conference"), CTX_GLOBAL,
		N_("Before a conference: its agenda, with open promises first, and who has "
		   "registered to speak")},
	[CTX_TIDY] = {"tidy", N_("Tidy a log"), CTX_GLOBAL,
		N_("After a conference: look each logged line over, one after the other")},
	[CTX_MINUTES] = {"minutes", N_("Minutes"), CTX_GLOBAL,
		N_("The minutes as they will be printed, and the parts of them that people write")},
	[CTX_TO_CASES] = {"to-cases", N_("Opinions to cases"), CTX_GLOBAL,
		N_("Which opinions go on as cases, of what kind, and with whom")},
	[CTX_LOG] = {"log", N_("Live log"), CTX_GLOBAL,
		N_("Write down what is said while it is said: who speaks, Enter, the gist, Enter. "
		   "Every line is on disk at once.")},
	[CTX_CASES] = {"cases", N_("Cases"), CTX_LIST,
		N_("All cases with their last days. Views, search and filter narrow them; Enter "
		   "opens one.")},
	[CTX_CASE] = {"case", N_("Case"), CTX_FORM,
		N_("One case: where it stands, its particulars, time limits, promises, and what "
		   "happened to it last.")},
	[CTX_REPORTS] = {"reports", N_("Reports"), CTX_GLOBAL,
		N_("All that can be handed in for a period: the summary, the official forms in "
		   "force, and what was sent.")},
	[CTX_PAPER] = {"paper", N_("Report as printed"), CTX_GLOBAL,
		N_("A report as it will be printed. Each number opens the records behind it; x "
		   "writes it to a file, F9 freezes it.")},
	[CTX_BEHIND] = {"behind", N_("Behind a number"), CTX_GLOBAL,
		N_("The records that a number counts, and how much of it each is.")},
	[CTX_SUMMARY] = {"summary", N_("Summary"), CTX_GLOBAL,
		N_("The month's figures. Each number opens the cases behind it.")},
	[CTX_OTHER] = {"other", N_("Other"), CTX_GLOBAL,
		N_("Everything that has no screen of its own: registers, directory, calendar.")},
	[CTX_PAIR] = {"pair", N_("Merge, split"), CTX_GLOBAL,
		N_("Two cases side by side: which of them goes on, or what goes along with the new "
		   "one; F9 does it.")},
	[CTX_SHEET] = {"act", N_("Fields of an act"), CTX_GLOBAL,
		N_("What the act needs and what it may be given: its day, the number of its paper, "
		   "remarks; F9 does it.")},
	[CTX_INTAKE] = {"intake", N_("Intake"), CTX_GLOBAL,
		N_("What the law asks about a petition, what follows from the answers, and the "
		   "decision.")},
	[CTX_RESOLVE] = {"resolve", N_("Resolve"), CTX_GLOBAL,
		N_("The answer to a case in five steps, in any order: result, grounds, letter, "
		   "publication, finish")},
	[CTX_RESOLVE_EDIT] = {"resolve-edit", N_("Resolve, typing"), CTX_GLOBAL,
		N_("Typing into a step of the answer; what is typed is kept as a draft")},
	[CTX_LETTER] = {"letter", N_("Letter"), CTX_GLOBAL,
		N_("Letters as they will be written, one case after the other: what is to be "
		   "filled in, what is checked, the text.")},
	[CTX_REPORT] = {"report", N_("Report on a list"), CTX_GLOBAL,
		N_("How the rows of a list spread. Each number opens the rows behind it.")},
	[CTX_FORM] = {"form", N_("Form, reading"), CTX_GLOBAL,
		N_("The particulars of a record. s changes them.")},
	[CTX_EDIT] = {"edit", N_("Form, typing"), CTX_GLOBAL,
		N_("Type; Tab goes to the next field, F2 saves, Esc leaves and keeps what was "
		   "typed as a draft.")},
	[CTX_TEXT] = {"text", N_("Text to read"), CTX_GLOBAL,
		N_("Text to scroll through; / finds words in it.")},
	[CTX_ASK] = {"ask", N_("Text that asks"), CTX_TEXT,
		N_("Read what would happen; Enter does it, Esc leaves all as it was.")},
	[CTX_KEPT] = {"kept", N_("Trash, drafts, acts"), CTX_GLOBAL,
		N_("What can be brought back: the trash, unsaved drafts, your last acts")},
	[CTX_TIMELINE] = {"timeline", N_("Timeline"), CTX_GLOBAL,
		N_("Everything that was done to the record, line by line; Enter shows before and "
		   "after.")},
	[CTX_WHY] = {"why", N_("Why this date"), CTX_TEXT,
		N_("Why a date is what it is: the limit, its article, and every day that was "
		   "counted or not.")},
	[CTX_MENU] = {"menu", N_("Menus and pickers"), CTX_GLOBAL,
		N_("Type a few letters, accents are not needed; Enter takes the row under the "
		   "cursor.")},
	[CTX_DIALOG] = {"dialog", N_("Questions"), CTX_GLOBAL,
		N_("A question: Enter is yes, Esc is no.")},
	[CTX_PRESS] = {"press", N_("Assigning a key"), CTX_GLOBAL,
		N_("The next key is the command's own from then on; Delete gives it back its first "
		   "one.")},
	[CTX_LINE] = {"line", N_("Typed line"), CTX_GLOBAL,
		N_("One line to type; Enter is done, Esc forgets it.")},
	[CTX_NOTE] = {"note", N_("Typed note"), CTX_GLOBAL,
		N_("Several lines to type; F2 is done, Esc leaves.")},
	[CTX_CALENDAR] = {"calendar", N_("Calendar"), CTX_GLOBAL,
		N_("Choose a day with the arrows, or type it: 15/3.")},
	[CTX_YEAR] = {"year", N_("Year of the calendar"), CTX_LIST,
		N_("The days off and make-up days of a year.")},
	[CTX_FIRST] = {"first", N_("First run"), CTX_GLOBAL,
		N_("The first time: look around in the sample, or answer five questions and begin "
		   "your own office.")},
	[CTX_FIRST_EDIT] = {"first-edit", N_("First run, answering"), CTX_GLOBAL,
		N_("One question: type the answer, Enter goes on, Esc goes one question back and "
		   "keeps what you typed.")},
	[CTX_TOUR] = {"tour", N_("A short tour"), CTX_GLOBAL,
		N_("The main screens one after the other. Any command ends the tour.")},
	[CTX_HELP] = {"help", N_("Help"), CTX_TEXT,
		N_("What this screen is for, what its keys do, and the words of the field. F1 once "
		   "more lists all screens and words.")},
};

/* clang-format off */
const struct keybinding default_keymap[] = {
	{CTX_GLOBAL, K_F1, ACT_HELP, 80, NULL},
	{CTX_GLOBAL, ':', ACT_PALETTE, 81, NULL},
	{CTX_GLOBAL, K_CTRL('P'), ACT_PALETTE, 0, NULL},
	{CTX_GLOBAL, '1', ACT_DESK, 0, NULL},
	{CTX_GLOBAL, 'q', ACT_DESK, 0, NULL},
	{CTX_GLOBAL, '2', ACT_CONFERENCES, 0, NULL},
	{CTX_GLOBAL, '3', ACT_CASES, 0, NULL},
	{CTX_GLOBAL, '6', ACT_SUMMARY, 0, NULL},
	{CTX_GLOBAL, '7', ACT_OTHER, 0, NULL},
	{CTX_GLOBAL, K_F1 + 4, ACT_LIVE_LOG, 0, NULL},
	{CTX_GLOBAL, K_CTRL('Z'), ACT_UNDO, 0, NULL},
	{CTX_GLOBAL, K_CTRL('Y'), ACT_REDO, 0, NULL},
	{CTX_GLOBAL, K_CTRL('G'), ACT_MY_ACTS, 0, NULL},
	{CTX_GLOBAL, K_CTRL('X'), ACT_TRASHED, 0, NULL},
	{CTX_GLOBAL, K_CTRL('N'), ACT_DRAFTS, 0, NULL},
	{CTX_GLOBAL, K_CTRL('V'), ACT_HAND_OVER, 0, NULL},
	{CTX_GLOBAL, K_CTRL('L'), ACT_REDRAW, 0, NULL},
	{CTX_GLOBAL, K_F12, ACT_MOUSE, 0, NULL},
	{CTX_GLOBAL, K_CTRL('T'), ACT_THEME, 0, NULL},
	{CTX_GLOBAL, K_F1 + 3, ACT_INPUT, 0, NULL},
	{CTX_GLOBAL, K_ESC, ACT_BACK, 0, NULL},
	{CTX_GLOBAL, K_F1 + 9, ACT_QUIT, 0, NULL},
	{CTX_GLOBAL, K_CTRL('Q'), ACT_QUIT, 0, NULL},
	{CTX_GLOBAL, '?', ACT_HINT, 82, NULL},
	{CTX_GLOBAL, K_CTRL('B'), ACT_PRACTICE, 0, NULL},
	{CTX_GLOBAL, K_CTRL('F'), ACT_LEARN, 0, NULL},

	{CTX_LIST, K_ENTER, ACT_OPEN, 1, NULL},
	{CTX_LIST, '/', ACT_SEARCH, 3, NULL},
	{CTX_LIST, K_F1 + 2, ACT_SEARCH, 0, NULL},
	{CTX_LIST, 'l', ACT_FILTER, 4, NULL},
	{CTX_LIST, K_SPACE, ACT_MARK, 6, NULL},
	{CTX_LIST, '*', ACT_MARK_ALL, 0, NULL},
	{CTX_LIST, '-', ACT_UNMARK_ALL, 0, NULL},
	{CTX_LIST, 'm', ACT_CREATE, 5, NULL},
	{CTX_LIST, 'v', ACT_SAVED_VIEW, 7, NULL},
	{CTX_LIST, 'f', ACT_FACETS, 8, NULL},
	{CTX_LIST, K_CTRL('K'), ACT_DUE_DAYS, 0, NULL},
	{CTX_LIST, 'x', ACT_EXPORT, 0, NULL},
	{CTX_LIST, 'b', ACT_REPORT, 0, NULL},
	{CTX_LIST, 's', ACT_EDIT, 0, NULL},
	{CTX_LIST, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_LIST, K_F1 + 8, ACT_INTAKE, 2, NULL},
	{CTX_LIST, 'h', ACT_DUE, 0, NULL},
	{CTX_LIST, 'j', ACT_JUMP, 0, NULL},
	{CTX_LIST, K_DELETE, ACT_TRASH, 0, NULL},
	{CTX_LIST, K_F1 + 5, ACT_ZOOM, 0, NULL},
	{CTX_LIST, K_UP, ACT_UP, 0, NULL},
	{CTX_LIST, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_LIST, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_LIST, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_LIST, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_LIST, K_END, ACT_LAST, 0, NULL},

	{CTX_DESK, 'k', ACT_RESOLVE, 2, NULL},
	{CTX_DESK, '.', ACT_ACTS, 0, NULL},
	{CTX_DESK, 'g', ACT_ASSIGN, 3, NULL},
	{CTX_DESK, 'h', ACT_DUE, 4, NULL},
	{CTX_DESK, 't', ACT_LETTER, 0, NULL},
	{CTX_DESK, K_F1 + 4, ACT_LIVE_LOG, 5, NULL},
	{CTX_DESK, K_F1 + 9, ACT_QUIT, 90, NULL},

	{CTX_CONFERENCES, K_F1 + 4, ACT_LIVE_LOG, 2, NULL},
	{CTX_CONFERENCE, K_F1 + 4, ACT_LIVE_LOG, 2, NULL},
	{CTX_CONFERENCE, K_F1 + 6, ACT_PREPARE, 3, NULL},
	{CTX_CONFERENCE, K_CTRL('T'), ACT_TIDY, 4, NULL},
	{CTX_CONFERENCE, K_CTRL('W'), ACT_MINUTES, 5, NULL},
	{CTX_CONFERENCE, K_CTRL('G'), ACT_TO_CASES, 6, NULL},
	{CTX_CONFERENCES, K_CTRL('W'), ACT_MINUTES, 0, NULL},

	{CTX_PREPARE, 's', ACT_EDIT, 1, N_("Edit agenda")},
	{CTX_PREPARE, K_CTRL('W'), ACT_DRAFT, 2, NULL},
	{CTX_PREPARE, 'm', ACT_CREATE, 3, N_("Add speaker")},
	{CTX_PREPARE, '<', ACT_RAISE, 4, NULL},
	{CTX_PREPARE, '>', ACT_LOWER, 5, NULL},
	{CTX_PREPARE, K_SPACE, ACT_PASS, 6, NULL},
	{CTX_PREPARE, K_DELETE, ACT_TRASH, 0, N_("Take out")},
	{CTX_PREPARE, K_F1 + 7, ACT_PRINT, 7, NULL},
	{CTX_PREPARE, K_F1 + 4, ACT_LIVE_LOG, 0, NULL},
	{CTX_PREPARE, K_ENTER, ACT_OPEN, 0, NULL},
	{CTX_PREPARE, K_UP, ACT_UP, 0, NULL},
	{CTX_PREPARE, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_PREPARE, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_PREPARE, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_PREPARE, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_PREPARE, K_END, ACT_LAST, 0, NULL},
	{CTX_PREPARE, K_ESC, ACT_BACK, 70, NULL},

	{CTX_TIDY, K_ENTER, ACT_FINE, 1, NULL},
	{CTX_TIDY, K_RIGHT, ACT_RIGHT, 2, N_("Skip")},
	{CTX_TIDY, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_TIDY, K_CTRL('E'), ACT_FIELD, 3, NULL},
	{CTX_TIDY, 'c', ACT_CONVERT, 4, N_("Kind")},
	{CTX_TIDY, 'g', ACT_ASSIGN, 5, NULL},
	{CTX_TIDY, K_BACK_TAB, ACT_SPEAKER, 6, NULL},
	{CTX_TIDY, 's', ACT_EDIT, 7, N_("Gist")},
	{CTX_TIDY, K_CTRL('A'), ACT_HIDE, 8, NULL},
	{CTX_TIDY, '+', ACT_LOG_COMMITMENT, 10, NULL},
	{CTX_TIDY, K_CTRL('L'), ACT_LINK, 0, NULL},
	{CTX_TIDY, 'p', ACT_MERGE, 0, NULL},
	{CTX_TIDY, 'k', ACT_RESOLVE, 0, NULL},
	{CTX_TIDY, K_CTRL('W'), ACT_MINUTES, 0, NULL},
	{CTX_TIDY, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_TIDY, K_UP, ACT_UP, 0, NULL},
	{CTX_TIDY, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_TIDY, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_TIDY, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_TIDY, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_TIDY, K_END, ACT_LAST, 0, NULL},
	{CTX_TIDY, K_ESC, ACT_BACK, 70, NULL},

	{CTX_MINUTES, K_ENTER, ACT_OPEN, 1, N_("Edit")},
	{CTX_MINUTES, 's', ACT_EDIT, 0, NULL},
	{CTX_MINUTES, K_F1 + 7, ACT_PRINT, 2, NULL},
	{CTX_MINUTES, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_MINUTES, K_UP, ACT_UP, 0, NULL},
	{CTX_MINUTES, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_MINUTES, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_MINUTES, K_PAGE_DOWN, ACT_PAGE_DOWN, 3, NULL},
	{CTX_MINUTES, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_MINUTES, K_END, ACT_LAST, 0, NULL},
	{CTX_MINUTES, K_ESC, ACT_BACK, 70, NULL},

	{CTX_TO_CASES, K_ENTER, ACT_DO_LINE, 1, NULL},
	{CTX_TO_CASES, K_F1 + 8, ACT_DECIDE, 2, N_("Do all")},
	{CTX_TO_CASES, 'g', ACT_ASSIGN, 3, NULL},
	{CTX_TO_CASES, 'c', ACT_CONVERT, 4, N_("Kind")},
	{CTX_TO_CASES, 's', ACT_EDIT, 5, N_("Open case")},
	{CTX_TO_CASES, 'p', ACT_MERGE, 0, NULL},
	{CTX_TO_CASES, 'k', ACT_RESOLVE, 0, NULL},
	{CTX_TO_CASES, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_TO_CASES, 'h', ACT_DUE, 0, NULL},
	{CTX_TO_CASES, K_UP, ACT_UP, 0, NULL},
	{CTX_TO_CASES, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_TO_CASES, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_TO_CASES, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_TO_CASES, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_TO_CASES, K_END, ACT_LAST, 0, NULL},
	{CTX_TO_CASES, K_ESC, ACT_BACK, 70, NULL},


	{CTX_LOG, K_ENTER, ACT_LOG_LINE, 1, N_("Save")},
	{CTX_LOG, '=', ACT_LOG_ANSWER, 2, NULL},
	{CTX_LOG, '+', ACT_LOG_COMMITMENT, 3, NULL},
	{CTX_LOG, K_TAB, ACT_ACCEPT, 10, NULL},
	{CTX_LOG, K_BACK_TAB, ACT_SPEAKER, 0, NULL},
	{CTX_LOG, K_UP, ACT_LOG_EDIT, 5, NULL},
	{CTX_LOG, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_LOG, K_CTRL('L'), ACT_LINK, 11, NULL},
	{CTX_LOG, K_F1 + 5, ACT_ZOOM, 9, NULL},
	{CTX_LOG, K_F1 + 6, ACT_PREPARE, 7, N_("List")},
	{CTX_LOG, K_F1 + 7, ACT_MINUTES, 8, NULL},
	{CTX_LOG, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_LOG, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_LOG, K_CTRL('Z'), ACT_UNDO, 6, NULL},
	{CTX_LOG, K_ESC, ACT_LOG_END, 4, NULL},

	{CTX_CASES, 'g', ACT_ASSIGN, 2, NULL},
	{CTX_CASES, 'k', ACT_RESOLVE, 2, NULL},
	{CTX_CASES, '.', ACT_ACTS, 0, NULL},
	{CTX_CASES, 'h', ACT_DUE, 0, NULL},
	{CTX_CASES, 't', ACT_LETTER, 0, NULL},
	{CTX_CASES, 'c', ACT_CONVERT, 0, NULL},
	{CTX_CASES, 'p', ACT_MERGE, 7, NULL},
	{CTX_CASES, 'v', ACT_SAVED_VIEW, 5, NULL},

	{CTX_CASE, K_ENTER, ACT_OPEN, 0, NULL},
	{CTX_CASE, 'k', ACT_RESOLVE, 2, NULL},
	{CTX_CASE, '.', ACT_ACTS, 3, NULL},
	{CTX_CASE, 'g', ACT_ASSIGN, 3, NULL},
	{CTX_CASE, 'h', ACT_DUE, 4, NULL},
	{CTX_CASE, 't', ACT_LETTER, 5, NULL},
	{CTX_CASE, 'c', ACT_CONVERT, 6, NULL},
	{CTX_CASE, 'p', ACT_MERGE, 0, NULL},
	{CTX_CASE, K_F1 + 8, ACT_CLOSE, 7, NULL},
	{CTX_CASE, 'r', ACT_REOPEN, 7, NULL},
	{CTX_CASE, K_TAB, ACT_NEXT, 8, N_("Next tab")},
	{CTX_CASE, K_BACK_TAB, ACT_PREVIOUS, 0, N_("Tab before")},
	{CTX_CASE, K_F1 + 5, ACT_ZOOM, 0, NULL},
	{CTX_CASE, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_CASE, K_RIGHT, ACT_RIGHT, 0, NULL},

	{CTX_REPORTS, K_ENTER, ACT_OPEN, 1, NULL},
	{CTX_REPORTS, K_LEFT, ACT_PREVIOUS, 2, N_("Period before")},
	{CTX_REPORTS, K_RIGHT, ACT_NEXT, 3, N_("Next period")},
	{CTX_REPORTS, 'l', ACT_FILTER, 4, N_("Period")},
	{CTX_REPORTS, 'x', ACT_EXPORT, 5, NULL},
	{CTX_REPORTS, K_F1 + 7, ACT_PRINT, 6, N_("All to files")},
	{CTX_REPORTS, K_F1 + 8, ACT_FREEZE, 7, NULL},
	{CTX_REPORTS, 'b', ACT_REPORT, 8, N_("Charts")},
	{CTX_REPORTS, K_UP, ACT_UP, 0, NULL},
	{CTX_REPORTS, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_REPORTS, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_REPORTS, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_REPORTS, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_REPORTS, K_END, ACT_LAST, 0, NULL},

	{CTX_PAPER, K_ENTER, ACT_OPEN, 1, N_("Open list")},
	{CTX_PAPER, 'x', ACT_EXPORT, 2, NULL},
	{CTX_PAPER, K_F1 + 8, ACT_FREEZE, 3, NULL},
	{CTX_PAPER, 's', ACT_EDIT, 4, N_("Edit sentence")},
	{CTX_PAPER, 'l', ACT_FILTER, 5, N_("Period")},
	{CTX_PAPER, 'j', ACT_JUMP, 6, N_("Checks")},
	{CTX_PAPER, 'b', ACT_REPORT, 7, N_("Charts")},
	{CTX_PAPER, K_F1 + 5, ACT_ZOOM, 0, NULL},
	{CTX_PAPER, K_UP, ACT_UP, 0, NULL},
	{CTX_PAPER, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_PAPER, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_PAPER, K_RIGHT, ACT_RIGHT, 0, NULL},
	{CTX_PAPER, K_TAB, ACT_RIGHT, 8, N_("Next number")},
	{CTX_PAPER, K_BACK_TAB, ACT_LEFT, 0, NULL},
	{CTX_PAPER, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_PAPER, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_PAPER, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_PAPER, K_END, ACT_LAST, 0, NULL},
	{CTX_PAPER, K_ESC, ACT_BACK, 70, NULL},

	{CTX_BEHIND, K_ENTER, ACT_OPEN, 1, NULL},
	{CTX_BEHIND, 'n', ACT_TIMELINE, 2, NULL},
	{CTX_BEHIND, K_UP, ACT_UP, 0, NULL},
	{CTX_BEHIND, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_BEHIND, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_BEHIND, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_BEHIND, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_BEHIND, K_END, ACT_LAST, 0, NULL},
	{CTX_BEHIND, K_ESC, ACT_BACK, 70, NULL},

	{CTX_SUMMARY, K_ENTER, ACT_OPEN, 1, N_("Open list")},
	{CTX_SUMMARY, K_UP, ACT_UP, 0, NULL},
	{CTX_SUMMARY, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_SUMMARY, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_SUMMARY, K_RIGHT, ACT_RIGHT, 0, NULL},
	{CTX_SUMMARY, K_PAGE_UP, ACT_PREVIOUS, 2, N_("Period before")},
	{CTX_SUMMARY, K_PAGE_DOWN, ACT_NEXT, 3, N_("Next period")},
	{CTX_SUMMARY, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_SUMMARY, K_END, ACT_LAST, 0, NULL},
	{CTX_SUMMARY, 'l', ACT_FILTER, 4, N_("Period")},
	{CTX_SUMMARY, K_F1 + 5, ACT_ZOOM, 5, N_("Charts")},
	{CTX_SUMMARY, K_F1 + 7, ACT_PRINT, 6, N_("As printed")},

	{CTX_OTHER, K_ENTER, ACT_OPEN, 1, NULL},
	{CTX_OTHER, K_UP, ACT_UP, 0, NULL},
	{CTX_OTHER, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_OTHER, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_OTHER, K_END, ACT_LAST, 0, NULL},

	{CTX_PAIR, K_ENTER, ACT_OPEN, 1, N_("Choose")},
	{CTX_PAIR, K_SPACE, ACT_MARK, 2, NULL},
	{CTX_PAIR, K_RIGHT, ACT_SWAP, 3, NULL},
	{CTX_PAIR, K_LEFT, ACT_SWAP, 0, NULL},
	{CTX_PAIR, K_F1 + 8, ACT_DECIDE, 4, N_("Do it")},
	{CTX_PAIR, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_PAIR, K_UP, ACT_UP, 0, NULL},
	{CTX_PAIR, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_PAIR, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_PAIR, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_PAIR, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_PAIR, K_END, ACT_LAST, 0, NULL},
	{CTX_PAIR, K_ESC, ACT_BACK, 70, NULL},

	{CTX_SHEET, K_ENTER, ACT_OPEN, 1, N_("Fill in")},
	{CTX_SHEET, K_F1 + 8, ACT_DECIDE, 2, N_("Do it")},
	{CTX_SHEET, K_UP, ACT_UP, 0, NULL},
	{CTX_SHEET, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_SHEET, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_SHEET, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_SHEET, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_SHEET, K_END, ACT_LAST, 0, NULL},
	{CTX_SHEET, K_ESC, ACT_BACK, 70, NULL},

	{CTX_INTAKE, K_ENTER, ACT_OPEN, 1, N_("Answer")},
	{CTX_INTAKE, K_SPACE, ACT_USUAL, 2, NULL},
	{CTX_INTAKE, K_F1 + 8, ACT_DECIDE, 3, NULL},
	{CTX_INTAKE, K_CTRL('L'), ACT_LINK, 4, NULL},
	{CTX_INTAKE, 's', ACT_EDIT, 5, NULL},
	{CTX_INTAKE, 'n', ACT_TIMELINE, 6, NULL},
	{CTX_INTAKE, 'j', ACT_JUMP, 0, NULL},
	{CTX_INTAKE, K_UP, ACT_UP, 0, NULL},
	{CTX_INTAKE, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_INTAKE, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_INTAKE, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_INTAKE, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_INTAKE, K_END, ACT_LAST, 0, NULL},
	{CTX_INTAKE, K_ESC, ACT_BACK, 70, NULL},

	{CTX_RESOLVE, K_ENTER, ACT_OPEN, 1, N_("Fill in, jump")},
	{CTX_RESOLVE, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_RESOLVE, K_RIGHT, ACT_RIGHT, 2, N_("Step")},
	{CTX_RESOLVE, K_TAB, ACT_NEXT, 3, N_("Next gap")},
	{CTX_RESOLVE, K_BACK_TAB, ACT_PREVIOUS, 0, NULL},
	{CTX_RESOLVE, K_UP, ACT_UP, 0, NULL},
	{CTX_RESOLVE, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_RESOLVE, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_RESOLVE, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_RESOLVE, K_SPACE, ACT_MARK, 0, NULL},
	{CTX_RESOLVE, K_F1 + 1, ACT_SAVE, 0, NULL},
	{CTX_RESOLVE, K_DELETE, ACT_DISCARD, 0, NULL},
	{CTX_RESOLVE, K_F1 + 7, ACT_PRINT, 5, NULL},
	{CTX_RESOLVE, K_F1 + 8, ACT_FINISH, 4, NULL},
	{CTX_RESOLVE, '.', ACT_ACTS, 6, NULL},
	{CTX_RESOLVE, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_RESOLVE, 'j', ACT_JUMP, 0, NULL},
	{CTX_RESOLVE, K_ESC, ACT_BACK, 70, NULL},

	{CTX_RESOLVE_EDIT, K_TAB, ACT_NEXT, 1, N_("Next gap")},
	{CTX_RESOLVE_EDIT, K_BACK_TAB, ACT_PREVIOUS, 0, NULL},
	{CTX_RESOLVE_EDIT, K_F1 + 1, ACT_SAVE, 2, NULL},
	{CTX_RESOLVE_EDIT, K_CTRL('S'), ACT_SAVE, 0, NULL},
	{CTX_RESOLVE_EDIT, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_RESOLVE_EDIT, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_RESOLVE_EDIT, K_F1 + 7, ACT_PRINT, 0, NULL},
	{CTX_RESOLVE_EDIT, K_F1 + 8, ACT_FINISH, 3, NULL},
	{CTX_RESOLVE_EDIT, K_ESC, ACT_BACK, 4, N_("Done")},

	{CTX_LETTER, K_ENTER, ACT_OPEN, 2, N_("Fill gap")},
	{CTX_LETTER, K_TAB, ACT_NEXT, 3, N_("Next gap")},
	{CTX_LETTER, K_RIGHT, ACT_RIGHT, 4, N_("Next case")},
	{CTX_LETTER, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_LETTER, K_F1 + 7, ACT_PRINT, 1, N_("To a file")},
	{CTX_LETTER, K_F1 + 8, ACT_REGISTER, 5, NULL},
	{CTX_LETTER, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_LETTER, K_UP, ACT_UP, 0, NULL},
	{CTX_LETTER, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_LETTER, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_LETTER, K_PAGE_DOWN, ACT_PAGE_DOWN, 6, NULL},
	{CTX_LETTER, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_LETTER, K_END, ACT_LAST, 0, NULL},
	{CTX_LETTER, K_ESC, ACT_BACK, 70, NULL},

	{CTX_REPORT, K_ENTER, ACT_OPEN, 1, N_("Open list")},
	{CTX_REPORT, 'x', ACT_EXPORT, 2, NULL},
	{CTX_REPORT, K_TAB, ACT_NEXT, 3, N_("Next part")},
	{CTX_REPORT, K_BACK_TAB, ACT_PREVIOUS, 0, NULL},
	{CTX_REPORT, K_UP, ACT_UP, 0, NULL},
	{CTX_REPORT, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_REPORT, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_REPORT, K_PAGE_DOWN, ACT_PAGE_DOWN, 4, NULL},
	{CTX_REPORT, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_REPORT, K_END, ACT_LAST, 0, NULL},
	{CTX_REPORT, K_ESC, ACT_BACK, 70, NULL},

	{CTX_FORM, 's', ACT_EDIT, 1, NULL},
	{CTX_FORM, 'j', ACT_JUMP, 0, NULL},
	{CTX_FORM, K_F1 + 8, ACT_INTAKE, 2, NULL},
	{CTX_FORM, K_ENTER, ACT_EDIT, 0, NULL},
	{CTX_FORM, K_UP, ACT_UP, 0, NULL},
	{CTX_FORM, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_FORM, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_FORM, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_FORM, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_FORM, K_END, ACT_LAST, 0, NULL},
	{CTX_FORM, 'n', ACT_TIMELINE, 5, NULL},
	{CTX_FORM, 'h', ACT_DUE, 0, NULL},
	{CTX_FORM, K_DELETE, ACT_TRASH, 0, NULL},
	{CTX_FORM, K_ESC, ACT_BACK, 70, NULL},

	{CTX_EDIT, K_F1 + 1, ACT_SAVE, 1, NULL},
	{CTX_EDIT, K_CTRL('S'), ACT_SAVE, 0, NULL},
	{CTX_EDIT, K_TAB, ACT_NEXT, 2, N_("Next field")},
	{CTX_EDIT, K_BACK_TAB, ACT_PREVIOUS, 0, NULL},
	{CTX_EDIT, K_F1 + 2, ACT_PICK, 3, NULL},
	{CTX_EDIT, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_EDIT, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_EDIT, K_CTRL('D'), ACT_DISCARD, 4, NULL},
	{CTX_EDIT, K_ESC, ACT_BACK, 5, NULL},

	{CTX_TEXT, K_UP, ACT_UP, 0, NULL},
	{CTX_TEXT, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_TEXT, K_PAGE_UP, ACT_PAGE_UP, 1, NULL},
	{CTX_TEXT, K_PAGE_DOWN, ACT_PAGE_DOWN, 2, NULL},
	{CTX_TEXT, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_TEXT, K_END, ACT_LAST, 0, NULL},
	{CTX_TEXT, '/', ACT_SEARCH, 4, NULL},
	{CTX_TEXT, K_F1 + 2, ACT_SEARCH, 0, NULL},
	{CTX_TEXT, K_TAB, ACT_NEXT, 5, N_("Next match")},
	{CTX_TEXT, K_BACK_TAB, ACT_PREVIOUS, 0, N_("Match before")},
	{CTX_TEXT, K_ENTER, ACT_BACK, 0, NULL},
	{CTX_TEXT, K_ESC, ACT_BACK, 3, NULL},

	{CTX_HELP, K_F1, ACT_HELP, 6, N_("All topics")},

	{CTX_ASK, K_PAGE_UP, ACT_PAGE_UP, 3, NULL},
	{CTX_ASK, K_PAGE_DOWN, ACT_PAGE_DOWN, 4, NULL},
	{CTX_ASK, K_ENTER, ACT_OPEN, 1, N_("Apply")},
	{CTX_ASK, K_ESC, ACT_BACK, 2, N_("Leave as it was")},

	{CTX_WHY, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_WHY, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_WHY, K_ENTER, ACT_OPEN, 1, N_("Press")},
	{CTX_WHY, K_TAB, ACT_NEXT, 2, N_("Next button")},
	{CTX_WHY, K_BACK_TAB, ACT_PREVIOUS, 0, NULL},
	{CTX_WHY, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_WHY, K_RIGHT, ACT_RIGHT, 3, N_("Next limit")},
	{CTX_WHY, K_F1 + 7, ACT_PRINT, 4, NULL},
	{CTX_WHY, 'h', ACT_DUE, 0, NULL},
	{CTX_WHY, K_ESC, ACT_BACK, 5, NULL},

	{CTX_KEPT, K_ENTER, ACT_OPEN, 1, NULL},
	{CTX_KEPT, K_INSERT, ACT_RESTORE, 2, NULL},
	{CTX_KEPT, K_DELETE, ACT_DISCARD, 3, NULL},
	{CTX_KEPT, 'n', ACT_TIMELINE, 4, NULL},
	{CTX_KEPT, K_UP, ACT_UP, 0, NULL},
	{CTX_KEPT, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_KEPT, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_KEPT, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_KEPT, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_KEPT, K_END, ACT_LAST, 0, NULL},
	{CTX_KEPT, K_ESC, ACT_BACK, 70, NULL},

	{CTX_TIMELINE, K_ENTER, ACT_OPEN, 1, N_("Before and after")},
	{CTX_TIMELINE, '=', ACT_COMPARE, 2, NULL},
	{CTX_TIMELINE, 'l', ACT_FILTER, 3, NULL},
	{CTX_TIMELINE, '-', ACT_UNMARK_ALL, 0, N_("Show all")},
	{CTX_TIMELINE, '/', ACT_SEARCH, 4, NULL},
	{CTX_TIMELINE, K_F1 + 2, ACT_SEARCH, 0, NULL},
	{CTX_TIMELINE, K_F1 + 7, ACT_PRINT, 5, N_("To a file")},
	{CTX_TIMELINE, 'n', ACT_TIMELINE, 0, NULL},
	{CTX_TIMELINE, K_UP, ACT_UP, 0, NULL},
	{CTX_TIMELINE, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_TIMELINE, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_TIMELINE, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_TIMELINE, K_HOME, ACT_FIRST, 0, NULL},
	{CTX_TIMELINE, K_END, ACT_LAST, 0, NULL},
	{CTX_TIMELINE, K_ESC, ACT_BACK, 70, NULL},

	{CTX_MENU, K_ENTER, ACT_OPEN, 1, N_("Choose")},
	{CTX_MENU, K_UP, ACT_UP, 0, NULL},
	{CTX_MENU, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_MENU, K_PAGE_UP, ACT_PAGE_UP, 0, NULL},
	{CTX_MENU, K_PAGE_DOWN, ACT_PAGE_DOWN, 0, NULL},
	{CTX_MENU, K_SPACE, ACT_MARK, 2, NULL},
	{CTX_MENU, K_TAB, ACT_ACCEPT, 3, N_("Fill in")},
	{CTX_MENU, K_F1 + 5, ACT_FIELDS, 2, NULL},
	{CTX_MENU, K_F1 + 1, ACT_BIND, 4, NULL},
	{CTX_MENU, K_ESC, ACT_BACK, 5, NULL},

	{CTX_DIALOG, K_ENTER, ACT_OPEN, 1, N_("Yes, do it")},
	{CTX_DIALOG, K_ESC, ACT_BACK, 2, N_("No")},
	{CTX_PRESS, K_ESC, ACT_BACK, 1, NULL},

	{CTX_LINE, K_ENTER, ACT_OPEN, 1, N_("Done")},
	{CTX_LINE, K_TAB, ACT_ACCEPT, 2, NULL},
	{CTX_LINE, K_F1 + 5, ACT_FIELDS, 2, NULL},
	{CTX_LINE, K_ESC, ACT_BACK, 3, NULL},

	{CTX_NOTE, K_F1 + 1, ACT_OPEN, 1, N_("Done")},
	{CTX_NOTE, K_CTRL('S'), ACT_OPEN, 0, NULL},
	{CTX_NOTE, K_F1 + 5, ACT_FIELDS, 2, NULL},
	{CTX_NOTE, K_ESC, ACT_BACK, 2, NULL},

	{CTX_CALENDAR, K_ENTER, ACT_OPEN, 1, N_("Choose")},
	{CTX_CALENDAR, K_UP, ACT_UP, 0, NULL},
	{CTX_CALENDAR, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_CALENDAR, K_LEFT, ACT_LEFT, 0, NULL},
	{CTX_CALENDAR, K_RIGHT, ACT_RIGHT, 0, NULL},
	{CTX_CALENDAR, K_PAGE_UP, ACT_PAGE_UP, 2, N_("Month before")},
	{CTX_CALENDAR, K_PAGE_DOWN, ACT_PAGE_DOWN, 3, N_("Next month")},
	{CTX_CALENDAR, K_HOME, ACT_FIRST, 0, N_("Today")},
	{CTX_CALENDAR, K_DELETE, ACT_UNMARK_ALL, 4, N_("No date")},
	{CTX_CALENDAR, K_F1 + 5, ACT_FIELDS, 2, NULL},
	{CTX_CALENDAR, K_ESC, ACT_BACK, 5, NULL},

	{CTX_YEAR, K_LEFT, ACT_PREVIOUS, 2, N_("Year before")},
	{CTX_YEAR, K_RIGHT, ACT_NEXT, 3, N_("Next year")},

	{CTX_FIRST, K_ENTER, ACT_OPEN, 1, N_("Go on")},
	{CTX_FIRST, K_UP, ACT_UP, 0, NULL},
	{CTX_FIRST, K_DOWN, ACT_DOWN, 0, NULL},
	{CTX_FIRST, K_ESC, ACT_BACK, 2, N_("One page back")},
	{CTX_FIRST, K_F1 + 9, ACT_QUIT, 90, NULL},

	{CTX_FIRST_EDIT, K_ENTER, ACT_OPEN, 1, N_("Go on")},
	{CTX_FIRST_EDIT, K_F1 + 1, ACT_SAVE, 0, N_("Go on")},
	{CTX_FIRST_EDIT, K_CTRL('S'), ACT_SAVE, 0, N_("Go on")},
	{CTX_FIRST_EDIT, K_ESC, ACT_BACK, 2, N_("One question back")},
	{CTX_FIRST_EDIT, K_F1 + 3, ACT_INPUT, 3, N_("Telex, VNI")},
	{CTX_FIRST_EDIT, K_F1 + 9, ACT_QUIT, 90, NULL},

	{CTX_TOUR, K_ENTER, ACT_OPEN, 1, N_("Go on")},
	{CTX_TOUR, K_ESC, ACT_BACK, 2, N_("Begin to work")},
};
/* clang-format on */

const size_t default_keymap_count = sizeof default_keymap / sizeof default_keymap[0];

const struct keybinding *keymap = default_keymap;
size_t keymap_count = sizeof default_keymap / sizeof default_keymap[0];

static const struct keybinding *find_own(enum context context, int key)
{
	for (size_t i = 0; i < keymap_count; i++)
		if (keymap[i].context == context && keymap[i].key == key)
			return &keymap[i];
	return NULL;
}

enum action keymap_own(enum context context, int key)
{
	const struct keybinding *binding = find_own(context, key);

	return binding ? binding->action : ACT_NONE;
}

enum action keymap_find_local(enum context context, int key)
{
	enum action action = ACT_NONE;

	for (; context != CTX_GLOBAL && !action; context = contexts[context].parent)
		action = keymap_own(context, key);
	return action;
}

enum action keymap_find(enum context context, int key)
{
	enum action action = keymap_find_local(context, key);

	return action ? action : keymap_own(CTX_GLOBAL, key);
}

int keymap_key(enum context context, enum action action)
{
	for (const struct keybinding *b = keymap_next(context, NULL); b;
		b = keymap_next(context, b))
		if (b->action == action)
			return b->key;
	return K_NONE;
}

/* Whether a context between `context` and the binding's own has the same key. */
static bool is_overridden(enum context context, const struct keybinding *binding)
{
	while (context != binding->context) {
		if (find_own(context, binding->key))
			return true;
		context = contexts[context].parent;
	}
	return false;
}

static const struct keybinding *next_binding(
	enum context context, const struct keybinding *last, bool footer)
{
	enum context level = last ? last->context : context;
	const struct keybinding *at = last ? last + 1 : keymap;

	for (;;) {
		for (; at < keymap + keymap_count; at++)
			if (at->context == level && (!footer || at->footer) &&
				!is_overridden(context, at))
				return at;
		if (level == CTX_GLOBAL)
			return NULL;
		level = contexts[level].parent;
		at = keymap;
	}
}

const struct keybinding *keymap_next(enum context context, const struct keybinding *last)
{
	return next_binding(context, last, false);
}

const struct keybinding *keymap_next_footer(enum context context, const struct keybinding *last)
{
	return next_binding(context, last, true);
}
