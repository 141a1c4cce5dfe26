libdoithoai_a_SOURCES += \
	src/domain/attachment.c \
	src/domain/attachment.h \
	src/domain/attachment_file.c \
	src/domain/casefile.c \
	src/domain/casefile.h \
	src/domain/casefile_fields.c \
	src/domain/commitment.c \
	src/domain/conference.c \
	src/domain/desk.c \
	src/domain/desk.h \
	src/domain/desk_inside.h \
	src/domain/desk_names.c \
	src/domain/desk_parse.c \
	src/domain/desk_read.c \
	src/domain/desk_show.c \
	src/domain/desk_write.c \
	src/domain/document.c \
	src/domain/draft.c \
	src/domain/draft.h \
	src/domain/due.c \
	src/domain/due.h \
	src/domain/filter.c \
	src/domain/filter.h \
	src/domain/filter_inside.h \
	src/domain/filter_names.c \
	src/domain/filter_values.c \
	src/domain/holiday.c \
	src/domain/import.c src/domain/import.h \
	src/domain/import_map.c src/domain/import_map.h \
	src/domain/import_rows.c src/domain/import_rows.h \
	src/domain/journal.c \
	src/domain/journal.h \
	src/domain/journal_seal.c \
	src/domain/journal_sentence.c \
	src/domain/person.c \
	src/domain/logline.c \
	src/domain/logline.h \
	src/domain/petition.c \
	src/domain/reception.c \
	src/domain/records.c \
	src/domain/records.h \
	src/domain/resolution.c \
	src/domain/settings.c \
	src/domain/settings.h \
	src/domain/staff.c \
	src/domain/table.c \
	src/domain/suggest.c \
	src/domain/suggest.h \
	src/domain/table.h \
	src/domain/undo.c \
	src/domain/unit.c
