# Layouts of official tables, and the office's own ones.
formsdir = $(pkgdatadir)/forms/vn
dist_forms_DATA = \
	forms/vn/commitment.conf \
	forms/vn/conference.conf \
	forms/vn/kqgq-01.conf \
	forms/vn/kqgq-02.conf \
	forms/vn/kqgq-03.conf \
	forms/vn/kqgq-04.conf \
	forms/vn/satisfaction.conf \
	forms/vn/tcd-01.conf \
	forms/vn/tcd-02-2021.conf \
	forms/vn/tcd-03.conf \
	forms/vn/xld-01-2021.conf \
	forms/vn/xld-01.conf \
	forms/vn/xld-02-2021.conf \
	forms/vn/xld-02.conf \
	forms/vn/xld-03-2021.conf \
	forms/vn/xld-03.conf \
	forms/vn/xld-04-2021.conf \
	forms/vn/xld-04.conf
# Letters of the office: templates that offices change, not the program.
lettersdir = $(pkgdatadir)/forms/vn/letters
dist_letters_DATA = \
	forms/vn/letters/HG-01.txt \
	forms/vn/letters/HG-02.txt \
	forms/vn/letters/KN-01.txt \
	forms/vn/letters/PA-01.txt \
	forms/vn/letters/PA-02.txt \
	forms/vn/letters/PA-03.txt \
	forms/vn/letters/TC-01.txt
