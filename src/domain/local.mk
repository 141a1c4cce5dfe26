libdoithoai_a_SOURCES += \
	src/domain/attachment.c \
	src/domain/casefile.h \
	src/domain/casefile_fields.c \
	src/domain/commitment.c \
	src/domain/conference.c \
	src/domain/desk.h \
	src/domain/document.c \
	src/domain/due.h \
	src/domain/filter.c \
	src/domain/filter.h \
	src/domain/holiday.c \
	src/domain/journal.h \
	src/domain/person.c \
	src/domain/petition.c \
	src/domain/reception.c \
	src/domain/records.c \
	src/domain/records.h \
	src/domain/resolution.c \
	src/domain/settings.h \
	src/domain/staff.c \
	src/domain/table.h \
	src/domain/unit.c
