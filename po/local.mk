# Message catalogues, without recursion: po/vi.po is compiled into locale/ of the build tree (used by tests and ./run)
# and installed. `make update-po` refreshes the .pot and merges it.
XGETTEXT_OPTIONS = --language=C --from-code=UTF-8 --keyword=_ --keyword=N_ --add-comments=TRANSLATORS --package-name=doithoai
PO_FILES = po/vi.po
MO_FILES = locale/vi/LC_MESSAGES/doithoai.mo
EXTRA_DIST += $(PO_FILES)
noinst_DATA += $(MO_FILES)
CLEANFILES += $(MO_FILES) doithoai.pot

locale/vi/LC_MESSAGES/doithoai.mo: po/vi.po
	$(AM_V_GEN)$(MKDIR_P) locale/vi/LC_MESSAGES && $(MSGFMT) --check -o $@ $(srcdir)/po/vi.po

update-po:
	cd $(top_srcdir) && $(XGETTEXT) $(XGETTEXT_OPTIONS) --sort-by-file --no-wrap -o $(abs_builddir)/doithoai.pot \
		$$(find src tui -name '*.[ch]' | LC_ALL=C sort)
	cd $(top_srcdir) && $(MSGMERGE) --quiet --update --backup=none --no-wrap po/vi.po $(abs_builddir)/doithoai.pot
.PHONY: update-po

install-data-local:
	$(MKDIR_P) $(DESTDIR)$(localedir)/vi/LC_MESSAGES
	$(INSTALL_DATA) locale/vi/LC_MESSAGES/doithoai.mo $(DESTDIR)$(localedir)/vi/LC_MESSAGES/doithoai.mo
uninstall-local:
	rm -f $(DESTDIR)$(localedir)/vi/LC_MESSAGES/doithoai.mo
