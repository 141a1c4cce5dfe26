/* The sample settings file says what holds without it, and the man page knows the same settings. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/rules.h"
#include "domain/settings.h"

TestSuite(settings, .init = run_enter, .fini = run_leave, .timeout = 60);

static char *source(const char *name)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", getenv("TEST_SRCDIR"), name);
	char *text = file_read(path);
	cr_assert(text, "%s", path);
	return text;
}

/* The settings of the sample file, uncommented; those without a default only where wanted. */
static void write_settings(char *sample, bool all, FILE *out, char *man)
{
	for (char *line = strtok(sample, "\n"); line; line = strtok(NULL, "\n")) {
		char name[64], heading[80];
		if (sscanf(line, "# %63[a-z_] = ", name) != 1)
			continue;
		snprintf(heading, sizeof(heading), ".B %s\n", name);
		cr_assert(strstr(man, heading), "%s is not in doithoai.conf.5", name);
		const char *comment = strrchr(line, '#');
		if (all || !strstr(comment, "none"))
			fprintf(out, "%s\n", line + 2);
	}
}

static void read_settings(struct settings *out, bool all)
{
	char *sample = source("samples/doithoai.conf"), *man = source("man/doithoai.conf.5");
	FILE *file = fopen("try.conf", "w");
	struct error err;

	write_settings(sample, all, file, man);
	fclose(file);
	free(sample);
	free(man);
	setenv("DOITHOAI_CONFIG", "try.conf", 1);
	cr_assert(settings_read(out, &err), "%s", err.text);
}

Test(settings, the_sample_file_holds_the_defaults)
{
	struct settings sample = {0}, none = {0};
	struct rules *rules;
	struct error err;

	setenv("DOITHOAI_CONFIG", "/dev/null", 1);
	cr_assert(settings_read(&none, &err), "%s", err.text);
	read_settings(&sample, false);
	cr_assert_eq(sample.month_start, none.month_start);
	cr_assert_eq(sample.remote_area, none.remote_area);
	cr_assert(rules_read(&rules, NULL, &err), "%s", err.text);
	cr_assert_eq(sample.opinion_days, rules_limit(rules, "opinion.answer", 0)->count);
	cr_assert_eq(sample.feedback_days, rules_limit(rules, "feedback.settle", 0)->count);
	cr_assert_eq(sample.mediation_days, rules_limit(rules, "mediation.settle", 0)->count);
	cr_assert_eq(sample.mediation_days, rules_limit(rules, "mediation.land", 0)->count);
	rules_free(rules);
	cr_assert_eq(sample.soon_days, none.soon_days);
	cr_assert(!sample.unit && !sample.office && !sample.superior && !sample.place &&
		!sample.signer && !sample.signer_title && !sample.backup_folder);
	settings_clear(&sample);
	settings_clear(&none);
}

Test(settings, every_line_of_the_sample_file_is_accepted)
{
	struct settings all = {0};

	read_settings(&all, true);
	cr_assert(all.language && all.user && all.theme && all.unit && all.office && all.superior &&
		all.place && all.signer && all.signer_title && all.backup_folder);
	settings_clear(&all);
}
