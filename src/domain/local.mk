libdoithoai_a_SOURCES += \
	src/domain/casefile.h src/domain/desk.h src/domain/filter.h src/domain/journal.h \
	src/domain/records.h src/domain/settings.h
