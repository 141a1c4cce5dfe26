# Commands: one file each. They are part of the program, not of the library.
doithoai_SOURCES += \
	src/cli/add.c \
	src/cli/backup.c \
	src/cli/calendar.c \
	src/cli/cli.c src/cli/cli.h \
	src/cli/completion.c \
	src/cli/deadline.c \
	src/cli/demo.c \
	src/cli/do.c \
	src/cli/due.c \
	src/cli/export.c \
	src/cli/first.c \
	src/cli/forms.c \
	src/cli/forms.h \
	src/cli/help.c \
	src/cli/import.c \
	src/cli/init.c \
	src/cli/intake.c \
	src/cli/journal.c \
	src/cli/law.c \
	src/cli/law.h \
	src/cli/list.c \
	src/cli/listing.c src/cli/listing.h \
	src/cli/minutes.c \
	src/cli/month.c src/cli/month.h \
	src/cli/moves.c src/cli/moves.h \
	src/cli/options.c \
	src/cli/papers.c src/cli/papers.h \
	src/cli/report.c \
	src/cli/restore.c \
	src/cli/rules.c \
	src/cli/search.c \
	src/cli/set.c \
	src/cli/show.c \
	src/cli/staff.c \
	src/cli/verify.c
