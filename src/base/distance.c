/* How far two words are apart, for "did you mean". */
#include "base/text.h"

#include <string.h>

int text_distance(const char *a, const char *b)
{
	int rows[3][TEXT_DISTANCE_MOST +
		1]; /* this letter of a, the one before, and the one before that */
	size_t n = strlen(b);

	if (n > TEXT_DISTANCE_MOST || strlen(a) > TEXT_DISTANCE_MOST)
		return TEXT_DISTANCE_MOST;
	int *above = rows[0], *row = rows[1], *swap = rows[2];
	for (size_t j = 0; j <= n; j++)
		row[j] = (int)j;
	for (size_t i = 1; a[i - 1]; i++) {
		int *spare = swap;
		swap = above;
		above = row;
		row = spare;
		row[0] = (int)i;
		for (size_t j = 1; j <= n; j++) {
			int best = above[j - 1] + (a[i - 1] != b[j - 1]);
			if (above[j] + 1 < best)
				best = above[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				swap[j - 2] + 1 < best)
				best = swap[j - 2] + 1;
			row[j] = best;
		}
	}
	return row[n];
}
