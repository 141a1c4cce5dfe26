/* A day or moment that was read comes back from what is written; what is refused has a reason. */
#include <string.h>

#include "base/date.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);
	char written[DATE_ISO_SIZE], stamp[DATE_STAMP_SIZE];
	struct error err = {0};
	date_t date, again;
	int64_t moment, moment_again;

	if (date_parse(&date, text, &err)) {
		HOLD(date_year(date) >= 1900 && date_year(date) <= 2199);
		HOLD(date_parse(&again, date_show(date, written), &err) && again == date);
		HOLD(date_from_iso(date_iso(date, written)) == date);
	} else {
		HOLD(err.code == ERR_INVALID && err.text[0]);
	}
	date = date_from_iso(text);
	HOLD(!date || strcmp(date_iso(date, written), text) == 0);
	if (clock_parse(&moment, text))
		HOLD(clock_parse(&moment_again, clock_stamp(moment, stamp)) &&
			moment_again == moment);
	free(text);
	return 0;
}
