# Pictures of the screens and their texts, drawn from the program itself by a key script, and the one in the manual.
EXTRA_DIST += \
	docs/screens/case.svg \
	docs/screens/case.txt \
	docs/screens/cases.svg \
	docs/screens/cases.txt \
	docs/screens/desk.svg \
	docs/screens/desk.txt \
	docs/screens/desk-en.svg \
	docs/screens/desk-en.txt \
	docs/screens/log.svg \
	docs/screens/log.txt \
	docs/screens/palette.svg \
	docs/screens/palette.txt \
	docs/screens/reports.svg \
	docs/screens/reports.txt \
	docs/screens/resolve.svg \
	docs/screens/resolve.txt \
	docs/screens/summary.svg \
	docs/screens/summary.txt \
	docs/screens/why.svg \
	docs/screens/why.txt \
	docs/screens/manual.awk \
	docs/screens/tour.script
screenshots: doithoai tests/shot
	top_srcdir='$(top_srcdir)' top_builddir='$(top_builddir)' PATH="$(abs_builddir):$$PATH" \
		$(top_srcdir)/tests/wrap tests/shot $(srcdir)/docs/screens/tour.script $(srcdir)/docs/screens
	awk -v screen=$(srcdir)/docs/screens/desk-en.txt -f $(srcdir)/docs/screens/manual.awk \
		$(srcdir)/man/doithoai.1 >doithoai.1.new
	mv doithoai.1.new $(srcdir)/man/doithoai.1
	if command -v rsvg-convert >/dev/null; then \
		for svg in $(srcdir)/docs/screens/*.svg; do \
			rsvg-convert -z 2 "$$svg" -o "$${svg%.svg}.png" || exit; \
		done; \
	fi
.PHONY: screenshots
