# The law as data. Provinces change these files, not the program.
rulesdir = $(pkgdatadir)/rules/vn
dist_rules_DATA = \
	rules/vn/calendar.conf \
	rules/vn/lifecycles.conf \
	rules/vn/limits.conf \
	rules/vn/lists.conf
