libdoithoai_a_SOURCES += \
	src/report/agenda.c \
	src/report/agenda.h \
	src/report/form.c \
	src/report/form.h \
	src/report/form_frozen.c \
	src/report/form_inside.h \
	src/report/form_paper.c \
	src/report/form_paper.h \
	src/report/form_late.c \
	src/report/form_read.c \
	src/report/form_register.c \
	src/report/listing.c \
	src/report/listing.h \
	src/report/mail.c \
	src/report/mail.h \
	src/report/mail_files.c \
	src/report/mail_files.h \
	src/report/meeting_letter.c \
	src/report/meeting_letter.h \
	src/report/minutes.c \
	src/report/minutes.h \
	src/report/output.c \
	src/report/output.h \
	src/report/graph.c \
	src/report/graph.h \
	src/report/due_ics.c \
	src/report/due_ics.h \
	src/report/ics.c \
	src/report/ics.h \
	src/report/paper.c \
	src/report/paper.h \
	src/report/paper_cairo.h \
	src/report/paper_data.c \
	src/report/paper_docx.c \
	src/report/paper_html.c \
	src/report/paper_look.c \
	src/report/paper_look.h \
	src/report/paper_text.c \
	src/report/paper_text.h \
	src/report/paper_text_table.c \
	src/report/paper_write.c \
	src/report/paper_xlsx.c \
	src/report/table.c \
	src/report/table.h \
	src/report/table_widths.c \
	src/report/letter.c \
	src/report/letter_case.c \
	src/report/letter_case.h \
	src/report/office.c \
	src/report/office.h \
	src/report/office_lint.c \
	src/report/office_lint.h \
	src/report/letter.h \
	src/report/letter_kept.c \
	src/report/letter_kept.h \
	src/report/letter_paper.c \
	src/report/letter_paper.h \
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
if PDF
libdoithoai_a_SOURCES += \
	src/report/cairo_late.c \
	src/report/cairo_late.h \
	src/report/paper_cairo.c \
	src/report/paper_draw.h \
	src/report/paper_pdf.c
else
libdoithoai_a_SOURCES += src/report/paper_nopdf.c
endif
