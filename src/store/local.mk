libdoithoai_a_SOURCES += \
	src/store/backup.c \
	src/store/failure.c \
	src/store/functions.c \
	src/store/internal.h \
	src/store/migrate.c \
	src/store/query.c \
	src/store/record.c \
	src/store/search.c \
	src/store/statement.c \
	src/store/store.c src/store/store.h \
	src/store/tokenizer.c
