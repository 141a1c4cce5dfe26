libdoithoai_a_SOURCES += \
	src/base/buf.c src/base/buf.h \
	src/base/csv.h \
	src/base/date.h \
	src/base/error.c src/base/error.h \
	src/base/field.h \
	src/base/locale.h \
	src/base/text.h \
	src/base/span.c src/base/span.h
