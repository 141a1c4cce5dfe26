/* The month's report put together: counted, drafted, checked, or read as it was sent; and its paper. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "report/month_inside.h"
#include "report/paper_kept.h"

const char *month_part_name(enum month_part part)
{
	static const char *const names[MONTH_PARTS] = {
		[MONTH_RECEPTION] = N_("Citizen reception"),
		[MONTH_PETITIONS] = N_("Handling of petitions"),
		[MONTH_SETTLEMENT] = N_("Settlement of cases"),
		[MONTH_DIALOGUE] = N_("Direct dialogue and promises"),
		[MONTH_MEDIATION] = N_("Mediation at the grassroots"),
		[MONTH_MODELS] = N_("“Dân vận khéo” models"),
		[MONTH_SATISFACTION] = N_("Satisfaction of citizens"),
		[MONTH_TASKS] = N_("Tasks of the next period"),
	};

	return _(names[part]);
}

const char *month_part_number(enum month_part part)
{
	static const char *const numbers[MONTH_PARTS] = {
		"I", "II", "III", "IV", "V", "VI", "VII", "VIII"};

	return numbers[part];
}

/* ---- making it ---------------------------------------------------------------------------------------------------- */

bool month_make(
	struct desk *desk, const struct period *period, struct month *out, struct error *err)
{
	struct month month = {.period = *period, .before = *period, .year_ago = *period};
	bool frozen = false;

	period_move(&month.before, -1, desk->settings.month_start);
	period_year_ago(&month.year_ago, desk->settings.month_start);
	bool ok = month_frozen_read(desk, period, &month, &frozen, err);
	if (ok && !frozen)
		ok = month_counts_make(desk, &month, err) && month_tasks_make(desk, &month, err) &&
			month_sentences_make(desk, &month, err) &&
			month_checks_make(desk, &month, err);
	if (ok)
		*out = month;
	else
		month_clear(&month);
	return ok;
}

void month_clear(struct month *month)
{
	month_counts_free(month->counts);
	month_tasks_free(month->tasks);
	month_sentences_free(month);
	month_checks_free(month);
	free(month->frozen_at);
	paper_clear(&month->kept);
	*month = (struct month){0};
}

/* ---- its paper ----------------------------------------------------------------------------------------------------- */

static void add_title(const struct month *month, struct paper *paper, bool party)
{
	const bool over = date_today() > month->period.to;
	struct buf period = {0}, text = {0};

	paper_add(paper, PAPER_NAME, _("Report"), NULL);
	period_show(&month->period, &period);
	buf_printf(&text,
		party ? _("Mass mobilisation by the authority, %s")
		      : _("Results of reception, petitions, settlement, dialogue and mass "
			  "mobilisation, %s"),
		buf_text(&period));
	paper_add(paper, PAPER_ABOUT, buf_text(&text), NULL);
	if (!over) {
		char today[DATE_ISO_SIZE];
		buf_cut(&text, 0);
		buf_printf(&text, _("The period is not over; as of %s"),
			date_show(date_today(), today));
		paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
	}
	buf_clear(&period);
	buf_clear(&text);
}

static void add_heading(struct paper *paper, const char *text, bool upper)
{
	char *heading = upper ? text_upper(text) : xstrdup(text);

	paper_add(paper, PAPER_HEADING, heading, NULL)->strong = true;
	free(heading);
}

static bool add_part(struct desk *desk, const struct month *month, enum month_part part,
	struct paper *paper, struct error *err)
{
	for (size_t i = 0; i < month->sentence_count; i++)
		if (month->sentences[i].part == part)
			paper_add(paper, PAPER_TEXT, month->sentences[i].text, NULL);
	return month_add_tables(desk, month, part, paper, err);
}

static bool add_parts(
	struct desk *desk, const struct month *month, struct paper *paper, struct error *err)
{
	bool ok = true;

	for (int part = 0; part < MONTH_PARTS && ok; part++) {
		struct buf heading = {0};
		buf_printf(&heading, "%s. %s", month_part_number(part), month_part_name(part));
		add_heading(paper, buf_text(&heading), true);
		ok = add_part(desk, month, part, paper, err);
		buf_clear(&heading);
	}
	return ok;
}

enum { OUTLINE_GAP = -1, OUTLINE_HEADING = -2 };

/* The outline of a report of mass mobilisation (domain.md 3.2). What no record tells is left to be filled in by hand. */
static const struct {
	const char *heading; /* N_() */
	bool upper;
	int part; /* enum month_part; OUTLINE_GAP: filled in by hand; OUTLINE_HEADING: parts follow */
} outline[] = {
	{N_("Part one. Results of mass mobilisation"), true, OUTLINE_HEADING},
	{N_("I. The situation and the mood of the people"), true, OUTLINE_GAP},
	{N_("II. Mass mobilisation by the political system"), true, OUTLINE_HEADING},
	{N_("1. Party committees"), false, OUTLINE_GAP},
	{N_("2. The authority"), false, OUTLINE_HEADING},
	{N_("2.1. Citizen reception"), false, MONTH_RECEPTION},
	{N_("2.2. Handling of petitions"), false, MONTH_PETITIONS},
	{N_("2.3. Settlement of cases"), false, MONTH_SETTLEMENT},
	{N_("2.4. Direct dialogue and promises"), false, MONTH_DIALOGUE},
	{N_("2.5. Satisfaction of citizens"), false, MONTH_SATISFACTION},
	{N_("3. The Fatherland Front and mass organisations; mediation at the grassroots"), false,
		MONTH_MEDIATION},
	{N_("4. Ethnic and religious affairs"), false, OUTLINE_GAP},
	{N_("III. Work of the mass mobilisation block; “Dân vận khéo” models"), true, MONTH_MODELS},
	{N_("IV. Proposals"), true, OUTLINE_GAP},
	{N_("Part two. Directions and tasks of the next period"), true, MONTH_TASKS},
};

static bool add_outline(
	struct desk *desk, const struct month *month, struct paper *paper, struct error *err)
{
	bool ok = true;

	for (size_t i = 0; i < sizeof outline / sizeof outline[0] && ok; i++) {
		add_heading(paper, _(outline[i].heading), outline[i].upper);
		if (outline[i].part == OUTLINE_GAP)
			paper_add(paper, PAPER_TEXT, paper_gap, NULL);
		else if (outline[i].part != OUTLINE_HEADING)
			ok = add_part(desk, month, (enum month_part)outline[i].part, paper, err);
	}
	return ok;
}

static void add_notes(const struct month *month, struct paper *paper)
{
	struct buf note = {0};

	if (!month->late_count)
		return;
	buf_printf(&note,
		_("Includes, as adjustment, %zu records of %s that were entered after its report "
		  "was frozen."),
		month->late_count, month->late_of.name);
	paper_note(paper, buf_text(&note));
	buf_clear(&note);
}

static void add_signer(struct desk *desk, bool party, struct paper *paper)
{
	const struct settings *settings = &desk->settings;
	/* The settings name who signs for the People's Committee, not for the Party's. */
	const char *name = !party && settings->signer ? settings->signer : "";
	char *title = text_upper(party					    ? "Bí thư"
			: settings->signer_title && *settings->signer_title ? settings->signer_title
									    : "Chủ tịch");
	struct buf signature = {0}, recipients = {0};

	/* Who signs for whom, by NĐ 30/2020 and HD 36-HD/VPTW: Vietnamese, as the heads of papers. */
	buf_printf(&signature, "%s\n%s\n\n\n\n%s", party ? "T/M ĐẢNG ỦY" : "TM. ỦY BAN NHÂN DÂN",
		title, name);
	buf_printf(&recipients, "%s\n%s", _("Recipients:"), _("- File: office."));
	paper_blank(paper);
	paper_add(paper, PAPER_SIGN, buf_text(&recipients), buf_text(&signature));
	free(title);
	buf_clear(&signature);
	buf_clear(&recipients);
}

bool month_paper(struct desk *desk, const struct month *month, enum paper_style style,
	struct paper *out, struct error *err)
{
	const bool party = style == PAPER_PARTY;
	struct paper paper = {.style = style};
	bool ok;

	if (month->frozen_at) {
		if (month->kept.style != style)
			return error_set(err, ERR_DENIED,
				_("the report of %s was frozen in the other layout"),
				month->period.name);
		paper_copy(&month->kept, out);
		return true;
	}
	paper_head(&paper, desk, party ? "BC/ĐU" : "BC-UBND",
		date_today() > month->period.to ? month->period.to : date_today());
	add_title(month, &paper, party);
	ok = party ? add_outline(desk, month, &paper, err) : add_parts(desk, month, &paper, err);
	add_notes(month, &paper);
	add_signer(desk, party, &paper);
	if (ok)
		*out = paper;
	else
		paper_clear(&paper);
	return ok;
}
