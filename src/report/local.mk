libdoithoai_a_SOURCES += src/report/period.h src/report/summary.h
