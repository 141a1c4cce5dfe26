# Pictures of the screens, drawn from the program itself by a key script.
EXTRA_DIST += \
	docs/screens/case.svg \
	docs/screens/cases.svg \
	docs/screens/desk.svg \
	docs/screens/log.svg \
	docs/screens/palette.svg \
	docs/screens/resolve.svg \
	docs/screens/summary.svg \
	docs/screens/tour.script \
	docs/screens/why.svg
screenshots: doithoai tests/shot
	top_srcdir='$(top_srcdir)' top_builddir='$(top_builddir)' PATH="$(abs_builddir):$$PATH" \
		$(top_srcdir)/tests/wrap tests/shot $(srcdir)/docs/screens/tour.script $(srcdir)/docs/screens
	if command -v rsvg-convert >/dev/null; then \
		for svg in $(srcdir)/docs/screens/*.svg; do \
			rsvg-convert -z 2 "$$svg" -o "$${svg%.svg}.png" || exit; \
		done; \
	fi
.PHONY: screenshots
