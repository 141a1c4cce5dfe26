# Letters of the office: templates that offices change, not the program.
lettersdir = $(pkgdatadir)/forms/vn/letters
dist_letters_DATA = \
	forms/vn/letters/BN-01.txt \
	forms/vn/letters/CH-01.txt \
	forms/vn/letters/HD-01.txt \
	forms/vn/letters/HG-01.txt \
	forms/vn/letters/HG-02.txt \
	forms/vn/letters/KN-01.txt \
	forms/vn/letters/KN-02.txt \
	forms/vn/letters/KN-03.txt \
	forms/vn/letters/KN-04.txt \
	forms/vn/letters/PA-01.txt \
	forms/vn/letters/PA-02.txt \
	forms/vn/letters/PA-03.txt \
	forms/vn/letters/TC-01.txt \
	forms/vn/letters/TC-02.txt \
	forms/vn/letters/TC-03.txt
