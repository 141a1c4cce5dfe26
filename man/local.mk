# Manual pages. `make update-man` puts the tables of src/cli into doithoai.1; tests/cli compares them.
dist_man_MANS += \
	man/doithoai.1 \
	man/doithoai.conf.5

update-man: doithoai$(EXEEXT)
	DOITHOAI_DATADIR=$(srcdir) ./doithoai$(EXEEXT) --man-commands >man.new
	awk '/^\.\\" END/ { skip = 0 } !skip { print } /^\.\\" BEGIN/ { skip = 1; while ((getline line < "man.new") > 0) print line }' \
		$(srcdir)/man/doithoai.1 >doithoai.1.new
	mv doithoai.1.new $(srcdir)/man/doithoai.1
	rm -f man.new
.PHONY: update-man
