/*
 * The live log: the line being typed. Abbreviations, hints, what Enter, Tab, Ctrl+L, the arrows and Ctrl+Z do to it, and its draft.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/draft.h"
#include "domain/journal.h"
#include "domain/rules.h"
#include "tui/views/case_cells.h"
#include "tui/views/log_inside.h"

enum { GIST_LIMIT = 500, LIKE_COLUMNS = 60 };

static const char *const part_keys[PARTS] = {"speaker", "gist"};
static const char corrected_key[] = "corrected"; /* of the draft: which line is being corrected */

/* ---- the line itself ------------------------------------------------------------------------- */

static void clear_advice(struct log_advice *advice)
{
	for (size_t i = 0; i < GIST_LIKES; i++)
		free(advice->likes[i]);
	free(advice->first_code);
	free(advice->due);
	*advice = (struct log_advice){0};
}

static void drop_before(struct logview *log)
{
	if (log->before)
		record_clear(log->corrected.entity, log->before);
	free(log->before);
	log->before = NULL;
	log->corrected = (struct logged){0};
}

void log_input_init(struct logview *log)
{
	struct error err;

	speaker_init(&log->speaker, log_desk(log));
	editor_init(&log->gist, false, GIST_LIMIT);
	log->memory = gist_memory_new(log_desk(log));
	if (!abbreviations_read(log_desk(log), &log->abbreviations, &err))
		tui_complain(log->view.tui, &err);
}

void log_input_clear(struct logview *log)
{
	speaker_clear(&log->speaker);
	editor_clear(&log->gist);
	clear_advice(&log->advice);
	drop_before(log);
	gist_memory_free(log->memory);
	abbreviations_free(log->abbreviations);
}

static bool is_empty(const struct logview *log)
{
	return editor_is_empty(&log->gist) && editor_is_empty(&log->speaker.editor);
}

/* Nothing was typed since an earlier line was put here. */
static bool is_unchanged(const struct logview *log)
{
	return log->unchanged[PART_SPEAKER] == log->speaker.editor.changes &&
		log->unchanged[PART_GIST] == log->gist.changes;
}

static void paint(struct logview *log)
{
	view_touch(&log->view, DIRTY_PAINT);
}

static void go_to(struct logview *log, enum log_part part)
{
	log->part = part;
	paint(log);
}

/* An empty line, which the draft on disk is in step with. */
static void start_line(struct logview *log, bool with_speaker)
{
	drop_before(log);
	clear_advice(&log->advice);
	editor_set(&log->gist, "");
	if (with_speaker)
		speaker_reset(&log->speaker);
	for (int i = 0; i < PARTS; i++)
		log->on_disk[i] = log_editor(log, (enum log_part)i)->changes;
	log->advised = log->gist.changes;
	log->began = 0;
	log->expanded = log->returned = 0;
	go_to(log, PART_SPEAKER); /* = and + are taken there as well */
}

/* ---- drafts ---------------------------------------------------------------------------------- */

static char *place_of(const struct logview *log)
{
	struct buf place = {0};

	buf_printf(&place, "log:%" PRId64, log->id);
	return buf_steal(&place);
}

bool log_is_kept(const struct logview *log)
{
	return log->on_disk[PART_SPEAKER] == log->speaker.editor.changes &&
		log->on_disk[PART_GIST] == log->gist.changes;
}

/* Which line is being corrected, as the draft keeps it: its id, its opinion's and the entity: "12 3 resolution". */
static bool keep_corrected(struct logview *log, const char *place, struct error *err)
{
	struct buf text = {0};

	if (log->corrected.entity)
		buf_printf(&text, "%" PRId64 " %" PRId64 " %s", log->corrected.id,
			log->corrected.opinion, log->corrected.entity->name);
	const bool ok = draft_put(log_desk(log), place, corrected_key, buf_text(&text), err);
	buf_clear(&text);
	return ok;
}

void log_keep_drafts(struct logview *log)
{
	struct error err;

	if (log_is_kept(log) || (log->corrected.entity && is_unchanged(log)))
		return;
	char *place = place_of(log);
	bool ok = keep_corrected(log, place, &err);
	for (int i = 0; i < PARTS && ok; i++) {
		const struct editor *editor = log_editor(log, (enum log_part)i);
		if (log->on_disk[i] == editor->changes)
			continue;
		ok = draft_put(log_desk(log), place, part_keys[i], editor_text(editor), &err);
		if (ok)
			log->on_disk[i] = editor->changes;
	}
	if (!ok)
		tui_complain(log->view.tui, &err);
	free(place);
}

/* ---- correcting an earlier line -------------------------------------------------------------- */

/* Put a line on disk into the input, as it would be typed. */
static bool read_line(struct logview *log, const struct logged *line, struct error *err)
{
	struct desk *desk = log_desk(log);
	void *record = xcalloc(1, line->entity->size);
	const struct casefile *file = record;
	struct logline as_typed = {0};
	struct buf text = {0};

	if (!desk_load(desk, line->entity, line->id, record, err)) {
		free(record);
		return false;
	}
	start_line(log, true);
	log->corrected = *line;
	log->before = record;
	livelog_line_of(line->entity, record, &as_typed);
	logline_write(desk, &as_typed, &text);
	editor_set(&log->gist, buf_text(&text));
	logline_clear(&as_typed);
	buf_clear(&text);
	/* Who is hidden from this person stays hidden, and who it was. */
	if (line->entity == &entity_casefile) {
		struct buf shown = {0};
		desk_print(desk, line->entity, entity_field(line->entity, "person"), file, &shown);
		if (file->person && strncmp(buf_text(&shown), "NG-", 3) == 0 &&
			!speaker_set(&log->speaker, file->person, err))
			tui_complain(log->view.tui, err);
		buf_clear(&shown);
	}
	for (int i = 0; i < PARTS; i++)
		log->unchanged[i] = log->on_disk[i] = log_editor(log, (enum log_part)i)->changes;
	go_to(log, PART_GIST);
	return true;
}

bool log_leave_correction(struct logview *log)
{
	if (!log->corrected.entity || !is_unchanged(log))
		return false;
	start_line(log, true);
	return true;
}

/* Where the line that is being corrected stands; the number of lines for a new one. */
static size_t place_in_lines(const struct logview *log)
{
	size_t i = 0;

	while (i < log->line_count &&
		(log->lines[i].entity != log->corrected.entity ||
			log->lines[i].id != log->corrected.id))
		i++;
	return i;
}

/* The line scrolled to, where one is. */
static size_t first_to_correct(const struct logview *log)
{
	const struct page_row *row = page_current(&log->page);

	for (size_t i = 0; !log->follow && row && i < log->line_count; i++)
		if (log->lines[i].id == row->id && log->lines[i].entity == &entity_casefile)
			return i + 1;
	return log->line_count;
}

/* Another line than the one that is in the input. */
static void move_line(struct logview *log, int by)
{
	struct error err;
	const size_t from = log->corrected.entity ? place_in_lines(log) : first_to_correct(log);

	if (!is_empty(log) && !(log->corrected.entity && is_unchanged(log))) {
		if (log->corrected.entity)
			tui_say(log->view.tui,
				_("Enter saves the correction first; Ctrl+Z takes "
				  "it back"));
	} else if (by < 0 ? from > 0 : from + 1 < log->line_count) {
		if (!read_line(log, &log->lines[by < 0 ? from - 1 : from + 1], &err))
			tui_complain(log->view.tui, &err);
	} else if (by > 0 && log->corrected.entity) {
		start_line(log, true);
	} else if (by < 0) {
		tui_say(log->view.tui, _("No earlier line"));
	}
	paint(log);
}

/* With something typed, the arrows go between speaker and gist; with nothing, to the lines before. */
void log_up(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	(void)argument;
	if (log->part == PART_GIST && !log->corrected.entity && !is_empty(log))
		go_to(log, PART_SPEAKER);
	else if (log->part == PART_GIST && log->corrected.entity && !is_unchanged(log))
		go_to(log, PART_SPEAKER);
	else
		move_line(log, -1);
}

void log_down(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	(void)argument;
	if (log->part == PART_SPEAKER)
		go_to(log, PART_GIST);
	else if (log->corrected.entity)
		move_line(log, 1);
}

static bool read_corrected(struct logview *log, const char *place)
{
	char *text = NULL;
	struct logged line = {0};
	struct error err;

	if (draft_get(log_desk(log), place, corrected_key, &text, &err) && text) {
		char *rest = text;
		line.id = strtoll(rest, &rest, 10);
		line.opinion = strtoll(rest, &rest, 10);
		line.entity = entity_find(rest + strspn(rest, " "));
	}
	free(text);
	return line.entity && read_line(log, &line, &err);
}

void log_read_drafts(struct logview *log)
{
	char *place = place_of(log);
	struct error err;
	bool any = read_corrected(log, place);

	for (int i = 0; i < PARTS; i++) {
		struct editor *editor = log_editor(log, (enum log_part)i);
		char *text = NULL;
		if (draft_get(log_desk(log), place, part_keys[i], &text, &err) && text && *text &&
			strcmp(text, editor_text(editor)) != 0) {
			if (i == PART_SPEAKER)
				speaker_typed(&log->speaker);
			editor_set(editor, text);
			log->part = (enum log_part)i;
			log->began = clock_now();
			any = true;
		}
		free(text);
		log->on_disk[i] = editor->changes;
	}
	if (any)
		tui_say(log->view.tui, _("The unfinished line is back where you left it"));
	free(place);
}

/* ---- hints and advice ------------------------------------------------------------------------ */

static char *like_label(struct desk *desk, const struct gist_like *like, char **code)
{
	struct casefile file = {0};
	struct buf text = {0}, number = {0};

	if (desk_load(desk, &entity_casefile, like->id, &file, NULL)) {
		case_cell_number(&file, &number);
		const size_t fits = text_fit(file.summary, LIKE_COLUMNS);
		buf_printf(&text, "%s %.*s%s (%d%%)", buf_text(&number), (int)fits, file.summary,
			file.summary[fits] ? "…" : "", like->percent);
	}
	record_clear(&entity_casefile, &file);
	*code = buf_steal(&number);
	return buf_steal(&text);
}

static void show_advice(struct logview *log, const struct gist_advice *gist)
{
	struct log_advice *advice = &log->advice;
	char day[DATE_ISO_SIZE], count[80];

	clear_advice(advice);
	advice->gist = *gist;
	for (size_t i = 0; i < gist->like_count; i++) {
		char *code;
		advice->likes[i] = like_label(log_desk(log), &gist->likes[i], &code);
		if (i)
			free(code);
		else
			advice->first_code = code;
	}
	if (gist->due) {
		struct buf due = {0};
		buf_printf(&due, "%s (%s)", date_show(gist->due, day),
			limit_count_text(gist->limit, limit_count(gist->limit, "", NULL), count));
		advice->due = buf_steal(&due);
	}
}

/* Read the advice for the present gist, if that is another one. An interrupted reading is taken up again. */
static bool advise(struct logview *log, struct error *err)
{
	struct logline line = {0};
	struct gist_advice advice = {0};
	bool ok = true;

	if (log->advised == log->gist.changes)
		return true;
	logline_glance(log_desk(log), editor_text(&log->gist), &line);
	if (line.kind == LOGLINE_OPINION && *line.text)
		ok = gist_advise(log->memory, &line, &advice, err);
	logline_clear(&line);
	if (!ok)
		return false;
	show_advice(log, &advice);
	log->advised = log->gist.changes;
	paint(log);
	return true;
}

/* One piece of the reading that waits. */
static bool read_piece(struct logview *log, bool *more, struct error *err)
{
	bool changed = false;

	*more = true;
	if (!speaker_hint(&log->speaker, &changed, err))
		return false;
	if (changed) {
		paint(log);
		return true;
	}
	if (!log->learned) {
		bool left;
		if (!gist_learn(log->memory, &left, err))
			return false;
		log->learned = !left;
		log->advised = log->gist.changes - 1; /* what was learned may change it */
		return true;
	}
	*more = false;
	return log->corrected.entity || advise(log, err);
}

bool log_spare(struct view *view)
{
	struct logview *log = log_of(view);
	struct tui *tui = view->tui;
	struct error err = {0};
	bool more = true;

	store_watch(tui->desk->store, tui->key_waits, NULL);
	const bool ok = read_piece(log, &more, &err);
	store_watch(tui->desk->store, NULL, NULL);
	if (!ok && err.code != ERR_NONE)
		tui_complain(tui, &err);
	return ok && more;
}

/* ---- Tab: what is suggested ------------------------------------------------------------------ */

/* Write a field out that was begun: #nuoc_ becomes #nuoc_sach; the suggested one where it may be, else the first. */
static void finish_tag(struct logview *log)
{
	const char *text = editor_text(&log->gist), *begin = strrchr(text, ' ');
	const struct choice *found[CHOICES_MOST];
	size_t pick = 0;

	begin = begin ? begin + 1 : text;
	if (*begin != '#' || !begin[1])
		return;
	size_t count = choice_search(case_fields, begin + 1, found, CHOICES_MOST);
	if (!count)
		return;
	for (size_t i = 0; i < count && i < CHOICES_MOST; i++)
		if (found[i]->value == log->advice.gist.field)
			pick = i;
	char *name = logline_field_name(found[pick]->value);
	const size_t at = (size_t)(begin - text) + 1;
	editor_replace(&log->gist, at, log->gist.text.len - at, name);
	free(name);
}

/* All that is suggested and not said yet, as marks behind the gist. */
static void take_advice(struct logview *log)
{
	const struct gist_advice *advice = &log->advice.gist;
	struct desk *desk = log_desk(log);
	struct logline said = {0}, missing = {.text = (char *)""};
	struct buf marks = {0};

	finish_tag(log);
	logline_glance(desk, editor_text(&log->gist), &said);
	if (said.kind == LOGLINE_OPINION && *said.text) {
		missing.field = said.field ? 0 : advice->field;
		missing.owner = said.owner ? 0 : advice->owner;
		missing.meant = said.meant ? 0 : advice->kind;
	}
	logline_write(desk, &missing, &marks);
	const char *text = editor_text(&log->gist);
	size_t end = log->gist.text.len;
	while (end && text[end - 1] == ' ')
		end--;
	if (!marks.len)
		tui_say(log->view.tui, _("Nothing more is suggested"));
	else if (editor_replace(&log->gist, end, log->gist.text.len - end, buf_text(&marks)))
		log->gist.cursor = log->gist.text.len;
	logline_clear(&said);
	buf_clear(&marks);
}

void log_accept(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);
	struct error err = {0};
	bool changed;

	(void)argument;
	/* The key may have come faster than the hints were read. */
	if (log->part == PART_SPEAKER) {
		if (!speaker_hint(&log->speaker, &changed, &err))
			tui_complain(view->tui, &err);
		speaker_accept(&log->speaker);
		go_to(log, PART_GIST);
	} else if (editor_is_empty(&log->gist)) {
		go_to(log, PART_SPEAKER);
	} else if (!advise(log, &err)) {
		tui_complain(view->tui, &err);
	} else {
		take_advice(log);
		paint(log);
	}
}

int64_t log_next_registered(const struct logview *log)
{
	for (size_t i = 0; i < log->speaker.list_count; i++)
		if (!log->speaker.list[i].spoken && !log->speaker.list[i].passed)
			return log->speaker.list[i].id;
	return 0;
}

void log_next_speaker(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	(void)argument;
	if (log->speaker.list_count == 0) {
		go_to(log, log->part == PART_SPEAKER ? PART_GIST : PART_SPEAKER);
		return;
	}
	if (!speaker_next(&log->speaker))
		tui_say(view->tui, _("Everybody on the list of speakers has spoken"));
	else if (!log->began)
		log->began = clock_now();
	go_to(log, PART_GIST);
}

/* ---- abbreviations --------------------------------------------------------------------------- */

/* Spell out the word that ends at a place, as a step of its own: one undo gives the letters back. */
static void expand_at(struct logview *log, size_t end)
{
	size_t begin, length;

	if (!log->abbreviations)
		return;
	char *text = abbreviations_expand(
		log->abbreviations, editor_text(&log->gist), end, &begin, &length);
	if (text && editor_replace(&log->gist, begin, length, text))
		log->expanded = log->gist.changes;
	free(text);
}

/* At Enter no Space comes behind the last word. */
static void expand_last(struct logview *log)
{
	/* What was spelled out and taken back has a blank behind it. */
	if (log->gist.text.len && log->gist.cursor == log->gist.text.len)
		expand_at(log, log->gist.text.len);
}

/* ---- saving ---------------------------------------------------------------------------------- */

/* Who spoke, as the record will have it: unchanged where a corrected line's speaker was not touched. */
static bool take_speaker(struct logview *log, struct livelog_context *context, struct error *err)
{
	struct casefile file = {0};

	if (log->before && log->corrected.entity == &entity_casefile &&
		log->unchanged[PART_SPEAKER] == log->speaker.editor.changes) {
		const struct casefile *before = log->before;
		context->person = before->person;
		context->hamlet = before->hamlet;
		return true;
	}
	const bool ok = speaker_take(&log->speaker, &file, err);
	context->person = file.person;
	context->hamlet = file.hamlet;
	record_clear(&entity_casefile, &file);
	return ok;
}

/* The line and all that goes with it, a new person and the end of the draft too: one transaction. */
static bool put_line(
	struct logview *log, const struct logline *line, int64_t link, struct error *err)
{
	struct desk *desk = log_desk(log);
	struct livelog_context context = {
		.conference = log->id, .link = link, .opinion = log->last_case};
	const struct entity *entity;
	char *place = place_of(log);
	int64_t id;

	bool ok = desk_begin(desk, err);
	if (ok) {
		ok = line->kind != LOGLINE_OPINION || take_speaker(log, &context, err);
		context.speaker = speaker_turn(&log->speaker, context.person);
		ok = ok &&
			(log->corrected.entity
					? livelog_change(desk, &context, log->corrected.entity,
						  log->before, line, err)
					: livelog_add(desk, &context, line, &entity, &id, err)) &&
			draft_drop(desk, place, err);
		ok = desk_end(desk, ok, err);
	}
	free(place);
	return ok;
}

static void say_saved(struct logview *log, const struct logline *line, bool linked)
{
	struct tui *tui = log->view.tui;

	if (log->corrected.entity)
		tui_say(tui, _("The correction is on disk"));
	else if (line->kind == LOGLINE_ANSWER)
		tui_say(tui, _("Answer is on disk"));
	else if (line->kind == LOGLINE_COMMITMENT)
		tui_say(tui, _("Promise is on disk"));
	else if (linked)
		tui_say(tui, _("Opinion %lld is on disk, linked to %s"),
			(long long)log->opinions + 1, log->advice.first_code);
	else if (line->meant == KIND_COMPLAINT || line->meant == KIND_DENUNCIATION)
		tui_say(tui, _("Opinion %lld is on disk; its petition waits for intake"),
			(long long)log->opinions + 1);
	else
		tui_say(tui, _("Opinion %lld is on disk"), (long long)log->opinions + 1);
}

static void count_time(struct logview *log, const struct logline *line)
{
	if (log->corrected.entity || line->kind != LOGLINE_OPINION || !log->began)
		return;
	log->spent += clock_now() - log->began;
	log->timed++;
}

/* Byte offset of a character. */
static size_t offset_of(const char *text, size_t characters)
{
	size_t at = 0;

	while (characters-- && text[at])
		do
			at++;
		while ((text[at] & 0xC0) == 0x80);
	return at;
}

/* A mistake stays in the line, with the cursor on it. */
static void save(struct logview *log, int64_t link)
{
	struct tui *tui = log->view.tui;
	struct logline line = {0};
	struct error err = {0};
	size_t column = 0;

	expand_last(log);
	const bool read = logline_parse(tui->desk, editor_text(&log->gist), &line, &column, &err);
	if (!read)
		log->gist.cursor = offset_of(editor_text(&log->gist), column);
	if (read && put_line(log, &line, link, &err)) {
		say_saved(log, &line, link != 0);
		count_time(log, &line);
		start_line(log, log->corrected.entity || line.kind == LOGLINE_OPINION);
		log->follow = true;
		tui_changed(tui);
	} else {
		tui_complain(tui, &err);
	}
	logline_clear(&line);
	paint(log);
}

void log_save(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	struct error err = {0};
	bool changed;

	(void)argument;
	if (log->part == PART_SPEAKER) {
		/* The key may have come faster than the hints were read. */
		if (!speaker_hint(&log->speaker, &changed, &err))
			tui_complain(view->tui, &err);
		if (speaker_is_initials(&log->speaker))
			speaker_accept(&log->speaker);
		go_to(log, PART_GIST);
	} else {
		save(log, 0);
	}
}

void log_link(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);
	struct error err = {0};

	(void)argument;
	if (log->corrected.entity)
		tui_say(view->tui, _("A line that is logged is linked in its case, with p"));
	else if (!advise(log, &err))
		tui_complain(view->tui, &err);
	else if (!log->advice.gist.like_count)
		tui_say(view->tui, _("No open case is like this line"));
	else
		save(log, log->advice.gist.likes[0].id);
}

/* ---- undo ------------------------------------------------------------------------------------ */

/* What an act had put on disk first, where that is a line of this conference. */
struct taken_back {
	struct logview *log;
	struct logged line;
};

/* An act adds a record, or (done again) takes it out of the trash. */
static bool adds(const struct event *event)
{
	return !strcmp(event->before, "{}") || strstr(event->before, "\"trashed\":\"1\"");
}

static bool find_line(void *arg, const struct event *event)
{
	struct taken_back *back = arg;
	const struct entity *entity = entity_find(event->entity);

	/* Newest first: the oldest of the act stays. */
	if (entity && adds(event) &&
		(entity == &entity_casefile || entity == &entity_resolution ||
			entity == &entity_commitment))
		back->line = (struct logged){entity, event->record, 0};
	return true;
}

static bool is_here(const struct logview *log, const struct logged *line)
{
	for (size_t i = 0; i < log->line_count; i++)
		if (log->lines[i].entity == line->entity && log->lines[i].id == line->id)
			return true;
	return false;
}

/* The text of the line that the next undo takes back; false where it is something else. */
static bool line_to_take_back(struct logview *log, struct buf *text, int64_t *person, int64_t *tx)
{
	struct desk *desk = log_desk(log);
	struct taken_back back = {.log = log};
	struct buf sentence = {0};
	struct logline line = {0};

	const bool known = undo_peek(desk, false, tx, &sentence, NULL) &&
		journal_events_of(desk, *tx, find_line, &back, NULL) && back.line.entity &&
		is_here(log, &back.line);
	buf_clear(&sentence);
	if (!known)
		return false;
	void *record = xcalloc(1, back.line.entity->size);
	const bool ok = desk_load(desk, back.line.entity, back.line.id, record, NULL);
	if (ok) {
		livelog_line_of(back.line.entity, record, &line);
		logline_write(desk, &line, text);
		*person = back.line.entity == &entity_casefile
			? ((const struct casefile *)record)->person
			: 0;
		logline_clear(&line);
	}
	record_clear(back.line.entity, record);
	free(record);
	return ok;
}

/* Whether the act is taken back: it is no longer the next one. */
static bool was_taken_back(struct logview *log, int64_t tx)
{
	struct buf sentence = {0};
	int64_t next = 0;
	const bool same = undo_peek(log_desk(log), false, &next, &sentence, NULL) && next == tx;

	buf_clear(&sentence);
	return !same;
}

/* The typed words first; with an empty line the act logged last, whose words come back into it. */
void log_undo(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);
	struct editor *editor = log_editor(log, log->part);
	struct buf text = {0};
	struct error err;
	int64_t person = 0, tx = 0;

	(void)argument;
	if (editor_undo(editor)) {
		if (log->part == PART_SPEAKER)
			speaker_typed(&log->speaker);
		paint(log);
		return;
	}
	const bool ours = is_empty(log) && line_to_take_back(log, &text, &person, &tx);
	tui_undo(view->tui, false);
	if (ours && was_taken_back(log, tx)) {
		if (!speaker_set(&log->speaker, person, &err))
			speaker_reset(&log->speaker);
		editor_set(&log->gist, buf_text(&text));
		log->returned = log->gist.changes;
		log->began = clock_now();
		go_to(log, PART_GIST);
	}
	buf_clear(&text);
}

/* Doing it again takes the words away that undo had put there. */
void log_redo(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);
	const bool came_back = log->returned && log->returned == log->gist.changes;
	int64_t before = 0, after = 0;
	struct buf sentence = {0};

	(void)argument;
	if (!undo_peek(log_desk(log), false, &before, &sentence, NULL))
		before = 0;
	tui_undo(view->tui, true);
	if (undo_peek(log_desk(log), false, &after, &sentence, NULL) && after != before &&
		came_back)
		start_line(log, true);
	buf_clear(&sentence);
}

/* ---- typing ---------------------------------------------------------------------------------- */

/* Letters of one burst, word by word, so that it does not matter how the terminal parts them. */
static void type_gist(struct logview *log, const struct key *key)
{
	struct editor *gist = &log->gist;

	for (size_t at = 0; at < key->bytes;) {
		const char *blank = memchr(key->text + at, ' ', key->bytes - at);
		const size_t bytes = blank ? (size_t)(blank - key->text) + 1 - at : key->bytes - at;
		const struct key word = {.code = K_TEXT, .text = key->text + at, .bytes = bytes};
		const unsigned changes = gist->changes;
		editor_key(gist, &word);
		if (blank && gist->changes != changes && gist->cursor &&
			editor_text(gist)[gist->cursor - 1] == ' ')
			expand_at(log, gist->cursor - 1);
		at += bytes;
	}
}

/* = and + at the very beginning are not a speaker's name: they go to the line. */
static bool begins_sign(struct logview *log, const struct key *key)
{
	return log->part == PART_SPEAKER && editor_is_empty(&log->speaker.editor) &&
		key->code == K_TEXT && key->bytes > 0 && strchr("=+", key->text[0]);
}

bool log_key(struct view *view, const struct key *key)
{
	struct logview *log = log_of(view);

	if (begins_sign(log, key))
		log->part = PART_GIST;
	struct editor *editor = log_editor(log, log->part);
	const unsigned before = editor->changes;

	if (key->code == K_BACKSPACE && log->part == PART_GIST &&
		log->expanded == editor->changes && log->expanded)
		editor_undo(editor);
	else if (key->code == K_TEXT && log->part == PART_GIST)
		type_gist(log, key);
	else if (!editor_key(editor, key))
		return false;
	if (editor->full)
		tui_say(view->tui,
			_("At most %zu characters here; the rest belongs into the detail"),
			editor->limit);
	if (editor->changes != before) {
		if (log->part == PART_SPEAKER)
			speaker_typed(&log->speaker);
		if (!log->began)
			log->began = clock_now();
	}
	if (is_empty(log))
		log->began = 0;
	paint(log);
	return true;
}

/* From the palette: begin the answer or the promise where the typed line is still empty. */
static void begin_with(struct view *view, const char *sign)
{
	struct logview *log = log_of(view);

	log->part = PART_GIST;
	if (editor_is_empty(&log->gist))
		editor_insert(&log->gist, sign, strlen(sign), false);
	paint(log);
}

void log_begin_answer(struct view *view, const char *argument)
{
	(void)argument;
	begin_with(view, "= ");
}

void log_begin_promise(struct view *view, const char *argument)
{
	(void)argument;
	begin_with(view, "+ ");
}
