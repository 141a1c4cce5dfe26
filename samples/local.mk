# The sample commune.
samplesdir = $(pkgdatadir)/samples
dist_samples_DATA = \
	samples/README.md \
	samples/abbreviation.csv \
	samples/absence.csv \
	samples/attendance.csv \
	samples/case.csv \
	samples/commitment.csv \
	samples/conference.csv \
	samples/document.csv \
	samples/enforcement.csv \
	samples/holiday.csv \
	samples/opening-balance.csv \
	samples/person.csv \
	samples/petition.csv \
	samples/reception.csv \
	samples/reception-day.csv \
	samples/resolution.csv \
	samples/saved-view.csv \
	samples/sentence.csv \
	samples/speaker.csv \
	samples/staff.csv \
	samples/unit.csv
