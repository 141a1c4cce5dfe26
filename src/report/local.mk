libdoithoai_a_SOURCES += \
	src/report/agenda.c \
	src/report/agenda.h \
	src/report/listing.c \
	src/report/listing.h \
	src/report/minutes.c \
	src/report/minutes.h \
	src/report/output.c \
	src/report/output.h \
	src/report/paper.c \
	src/report/paper.h \
	src/report/letter.c \
	src/report/letter_case.c \
	src/report/letter_case.h \
	src/report/office.c \
	src/report/office.h \
	src/report/letter.h \
	src/report/redact.c \
	src/report/redact.h \
	src/report/resolve.c \
	src/report/resolve.h \
	src/report/resolve_lint.c \
	src/report/period.c \
	src/report/period.h \
	src/report/summary.c \
	src/report/summary.h \
	src/report/summary_write.c
