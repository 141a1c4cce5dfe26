libdoithoai_a_SOURCES += \
	src/report/period.c \
	src/report/period.h \
	src/report/summary.h
