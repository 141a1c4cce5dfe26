# SQL lives here alone. Migrations and named statements are embedded into src/store/sql.[ch] of the build tree.
MIGRATIONS = \
	schema/0001-init.sql \
	schema/0002-law.sql \
	schema/0003-terminal.sql \
	schema/0004-index.sql \
	schema/0005-reports.sql
QUERIES = \
	schema/queries.sql
# What facts share, before the facts.
REPORT_PARTS = \
	schema/reports/parts/cases.sql \
	schema/reports/parts/decisions.sql \
	schema/reports/parts/late.sql \
	schema/reports/parts/petitions.sql
# Facts of reports: one statement a file, named report_FILE.
REPORTS = \
	schema/reports/form-commitment.sql \
	schema/reports/form-conference.sql \
	schema/reports/form-kqgq-01.sql \
	schema/reports/form-kqgq-02.sql \
	schema/reports/form-kqgq-03.sql \
	schema/reports/form-kqgq-04.sql \
	schema/reports/form-satisfaction.sql \
	schema/reports/form-tcd-01.sql \
	schema/reports/form-tcd-02-2021.sql \
	schema/reports/form-xld-01-2021.sql \
	schema/reports/form-xld-01.sql \
	schema/reports/form-xld-02-2021.sql \
	schema/reports/form-xld-02.sql \
	schema/reports/form-xld-03-2021.sql \
	schema/reports/form-xld-03.sql \
	schema/reports/form-xld-04-2021.sql \
	schema/reports/form-xld-04.sql \
	schema/reports/month-begin.sql \
	schema/reports/month-cases.sql \
	schema/reports/month-commitments.sql \
	schema/reports/month-conferences.sql \
	schema/reports/month-denouncers.sql \
	schema/reports/month-handovers.sql \
	schema/reports/month-latest.sql \
	schema/reports/month-opinions.sql \
	schema/reports/month-overdue.sql \
	schema/reports/month-petitions.sql \
	schema/reports/month-receptions.sql \
	schema/reports/summary-attendance.sql \
	schema/reports/summary-cases.sql \
	schema/reports/summary-commitments.sql \
	schema/reports/summary-conferences.sql \
	schema/reports/summary-opinions.sql \
	schema/reports/summary-petitions.sql \
	schema/reports/summary-receptions.sql
SQL_FILES = $(MIGRATIONS) $(QUERIES) $(REPORT_PARTS) $(REPORTS)
EXTRA_DIST += schema/embed.awk $(SQL_FILES)

# The header is replaced only where it changed, so that a new text of a statement does not compile everything again.
BUILT_SOURCES += src/store/sql.h
CLEANFILES += src/store/sql.h src/store/sql.c src/store/sql.stamp
nodist_libdoithoai_a_SOURCES = src/store/sql.c src/store/sql.h

src/store/sql.stamp: $(SQL_FILES) schema/embed.awk
	$(AM_V_GEN)$(MKDIR_P) src/store && files= && for file in $(SQL_FILES); do files="$$files $(srcdir)/$$file"; done && \
	$(AWK) -v wanted=header -f $(srcdir)/schema/embed.awk $$files >src/store/sql.h.new && \
	$(AWK) -v wanted=source -f $(srcdir)/schema/embed.awk $$files >src/store/sql.c.new && \
	for file in src/store/sql.h src/store/sql.c; do \
		if cmp -s $$file.new $$file; then rm -f $$file.new; else mv -f $$file.new $$file; fi; \
	done && echo made >$@

src/store/sql.h src/store/sql.c: src/store/sql.stamp
	@test -f $@ || { rm -f src/store/sql.stamp && $(MAKE) $(AM_MAKEFLAGS) src/store/sql.stamp; }

# The manual page of the tables is made from the comments of the migrations.
EXTRA_DIST += schema/man.awk
nodist_man_MANS = man/doithoai-schema.5
CLEANFILES += man/doithoai-schema.5
man/doithoai-schema.5: $(MIGRATIONS) schema/man.awk
	$(AM_V_GEN)$(MKDIR_P) man && files= && for file in $(MIGRATIONS); do files="$$files $(srcdir)/$$file"; done && \
	$(AWK) -v version=$(PACKAGE_VERSION) -f $(srcdir)/schema/man.awk $$files >$@.new && mv -f $@.new $@
