# Tests: one Criterion binary a floor, each run through tests/wrap (fixed environment, sanitizer reports fail the run).
EXTRA_DIST += tests/wrap tests/lsan.supp
TEST_EXTENSIONS = .sh
LOG_COMPILER = $(top_srcdir)/tests/wrap
SH_LOG_COMPILER = $(LOG_COMPILER)
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(top_srcdir)'; top_builddir='$(top_builddir)'; export top_srcdir top_builddir; \
	XGETTEXT_OPTIONS='$(XGETTEXT_OPTIONS)'; export XGETTEXT_OPTIONS;
CRITERION_FLAGS_C = $(AM_CFLAGS) $(CRITERION_CFLAGS)

include tests/walls/local.mk
if TESTS_WANTED
include tests/base/local.mk
include tests/fuzz/local.mk
include tests/store/local.mk
include tests/domain/local.mk
include tests/report/local.mk
include tests/cli/local.mk
include tests/tui/local.mk
include tests/monkey/local.mk
include tests/e2e/local.mk
else
check-local:
	@echo 'Configured with --disable-tests: only the scripts were run.'
endif
.PHONY: monkey
