libdoithoai_a_SOURCES += \
	src/base/buf.c src/base/buf.h \
	src/base/collate.c \
	src/base/csv.c src/base/csv.h \
	src/base/date.c src/base/date.h \
	src/base/error.c src/base/error.h \
	src/base/field.c src/base/field.h \
	src/base/fieldtype.c \
	src/base/locale.c src/base/locale.h \
	src/base/span.c src/base/span.h \
	src/base/text.c src/base/text.h \
	src/base/utf8.h
