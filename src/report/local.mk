libdoithoai_a_SOURCES += \
	src/report/period.c \
	src/report/period.h \
	src/report/summary.c \
	src/report/summary.h \
	src/report/summary_write.c
