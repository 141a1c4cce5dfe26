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
	forms/vn/letters/BN-01.txt \
	forms/vn/letters/CH-01.txt \
	forms/vn/letters/DT-01.txt \
	forms/vn/letters/DT-02.txt \
	forms/vn/letters/DT-03.txt \
	forms/vn/letters/DT-04.txt \
	forms/vn/letters/DT-05.txt \
	forms/vn/letters/DT-06.txt \
	forms/vn/letters/DT-07.txt \
	forms/vn/letters/HD-01.txt \
	forms/vn/letters/HG-01.txt \
	forms/vn/letters/HG-02.txt \
	forms/vn/letters/HN-01.txt \
	forms/vn/letters/HN-02.txt \
	forms/vn/letters/HN-03.txt \
	forms/vn/letters/KN-01.txt \
	forms/vn/letters/KN-02.txt \
	forms/vn/letters/KN-03.txt \
	forms/vn/letters/KN-04.txt \
	forms/vn/letters/KN-05.txt \
	forms/vn/letters/KN-06.txt \
	forms/vn/letters/KN-07.txt \
	forms/vn/letters/KN-08.txt \
	forms/vn/letters/KN-09.txt \
	forms/vn/letters/KN-10.txt \
	forms/vn/letters/PA-01.txt \
	forms/vn/letters/PA-02.txt \
	forms/vn/letters/PA-03.txt \
	forms/vn/letters/RD-01.txt \
	forms/vn/letters/RD-02.txt \
	forms/vn/letters/TC-01.txt \
	forms/vn/letters/TC-02.txt \
	forms/vn/letters/TC-03.txt \
	forms/vn/letters/TC-04.txt \
	forms/vn/letters/TC-05.txt \
	forms/vn/letters/TC-06.txt \
	forms/vn/letters/TC-07.txt \
	forms/vn/letters/TC-08.txt \
	forms/vn/letters/TC-09.txt \
	forms/vn/letters/TC-10.txt \
	forms/vn/letters/TC-11.txt \
	forms/vn/letters/TC-12.txt \
	forms/vn/letters/TC-13.txt \
	forms/vn/letters/TC-14.txt \
	forms/vn/letters/TD-01.txt \
	forms/vn/letters/TD-02.txt
