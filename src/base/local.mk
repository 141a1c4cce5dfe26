libdoithoai_a_SOURCES += \
	src/base/buf.c src/base/buf.h \
	src/base/collate.c \
	src/base/csv.c src/base/csv.h \
	src/base/date.c src/base/date.h \
	src/base/dayword.c src/base/dayword.h \
	src/base/distance.c \
	src/base/error.c src/base/error.h \
	src/base/field.c src/base/field.h \
	src/base/fieldtype.c src/base/fieldtype.h \
	src/base/fuzzy.c src/base/fuzzy.h \
	src/base/late.c src/base/late.h \
	src/base/typeface.c src/base/typeface.h \
	src/base/locale.c src/base/locale.h \
	src/base/numeral.c \
	src/base/numeral.h \
	src/base/place.c src/base/place.h \
	src/base/span.c src/base/span.h \
	src/base/syllable.c src/base/syllable.h \
	src/base/text.c src/base/text.h \
	src/base/type_code.c \
	src/base/type_date.c \
	src/base/type_number.c \
	src/base/type_text.c \
	src/base/utf8.h \
	src/base/viettype.c src/base/viettype.h \
	src/base/zip.c src/base/zip.h
