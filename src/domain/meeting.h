/*
 * Where a dialogue conference stands between its first plan and its publication (domain.md 4), worked out from its record, its lines
 * and its clocks; and the list of those who have registered to speak.
 */
#ifndef DOMAIN_MEETING_H
#define DOMAIN_MEETING_H

#include "domain/desk.h"
#include "domain/records.h"

/* The steps in their order. */
enum meeting_step {
	MEETING_PREPARE, /* agenda and registered speakers */
	MEETING_ANNOUNCE, /* LTCCQ art. 43: limit conference.announce */
	MEETING_LIVE, /* held and logged */
	MEETING_TIDY, /* each logged line looked over */
	MEETING_MINUTES,
	MEETING_CASES, /* each opinion that needs it given to somebody */
	MEETING_CONCLUSION, /* notice of the conclusion */
	MEETING_PUBLISH, /* limit conference.publish */
	MEETING_STEPS
};

/* What the minutes still lack of what only a person can say. */
enum meeting_gap {
	GAP_OPENED = 1 << 0,
	GAP_VENUE = 1 << 1,
	GAP_CHAIRS = 1 << 2,
	GAP_SECRETARY = 1 << 3,
	GAP_ATTENDEES = 1 << 4, /* neither composition nor attendance */
	GAP_PROCEEDINGS = 1 << 5,
	GAP_CONCLUSION = 1 << 6,
	GAP_ENDED = 1 << 7,
};

struct meeting {
	struct conference conference;
	int64_t opinions, tidied; /* logged lines, those looked over */
	int64_t answered; /* on the spot */
	int64_t pending; /* opinions that nobody was given and nobody has answered */
	int64_t speakers, promises, present;
	unsigned gaps; /* enum meeting_gap */
	unsigned done; /* bit 1 << step */
	enum meeting_step current; /* the first that is not done; MEETING_STEPS = all are */
	date_t due[MEETING_STEPS]; /* last lawful day as far as the clocks know; DATE_NONE */
	bool met[MEETING_STEPS]; /* its clock has been met: due says when it would have been due */
};

/** Read how far a conference is. @p out is cleared with meeting_clear. */
bool meeting_read(struct desk *desk, int64_t conference, struct meeting *out, struct error *err);
void meeting_clear(struct meeting *meeting);
/** The name of a step in the interface's language. */
const char *meeting_step_name(enum meeting_step step);
/** The name of the first gap of a set: "giờ khai mạc"; "" for none. */
const char *meeting_gap_name(unsigned gap);

/* ---- who has registered to speak ------------------------------------------------------------------- */

/**
 * Put a person at the end of the list.
 * @param err CONFLICT where they stand there already and have not spoken
 */
bool speakers_add(struct desk *desk, int64_t conference, int64_t person, const char *topic,
	struct error *err);
/** Move up (by -1) or down (by 1) past the neighbour; false without an error code at the end of the list. */
bool speakers_move(struct desk *desk, int64_t id, int by, struct error *err);
/** Mark that a turn was given up, or take the mark back. DENIED for who has spoken. */
bool speakers_pass(struct desk *desk, int64_t id, struct error *err);
/** Take out of the list; the others move up. */
bool speakers_remove(struct desk *desk, int64_t id, struct error *err);
/** Read the list in order; each is borrowed. */
bool speakers_read(struct desk *desk, int64_t conference,
	bool (*row)(void *arg, const void *record), void *arg, struct error *err);

#endif
