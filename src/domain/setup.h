/*
 * What a first run asks before there is a database: five answers, what can be wrong with each, and the office made of them.
 * Nothing here knows a screen or a file: who asks gives the answers to setup_make on a database that is empty.
 */
#ifndef DOMAIN_SETUP_H
#define DOMAIN_SETUP_H

#include "domain/desk.h"

enum setup_question {
	SETUP_OFFICE, /* "Xã Tân Lập": xã, phường or đặc khu and its name */
	SETUP_PROVINCE, /* "Tỉnh Tam Sơn", "Thành phố …" */
	SETUP_PERSON, /* full name of who asks; becomes the administrator */
	SETUP_SIGNER, /* full name of who signs letters, a leader; may be empty */
	SETUP_HAMLETS, /* one a line; may be empty */
	SETUP_QUESTIONS
};

/* One question; the screens show them in this order. */
struct setup_row {
	const char *label; /* N_() what the answer is, for the list of answers */
	const char *question; /* N_() */
	const char *help; /* N_() what it is for, and how it is written */
	size_t limit; /* most characters */
	bool lines; /* several lines */
	bool optional; /* may be left for later */
};
extern const struct setup_row setup_rows[SETUP_QUESTIONS];

struct setup {
	char *login; /* account under which the program will look for the person next time */
	char *answers[SETUP_QUESTIONS]; /* as typed; "" for none */
	const char *
		input; /* input method they were typed with (viettype_names), which stays the person's; NULL = as settings say */
};

/**
 * Begin with what settings and the system's account tell already.
 * @param out to be cleared; untouched on failure
 * @param err DENIED: the account's name cannot be a login; what to do
 */
bool setup_begin(struct setup *out, const struct settings *settings, struct error *err);
void setup_clear(struct setup *setup);
void setup_answer(struct setup *setup, enum setup_question question, const char *text);

/** Whether an answer can be used. @param err INVALID: what is wrong and how it is written */
bool setup_check(const struct setup *setup, enum setup_question question, struct error *err);
/** Append an answer as it will be kept, on one line: "Xã Tân Lập"; "4: Đông, Đoài, …"; of none what that means. */
void setup_show(const struct setup *setup, enum setup_question question, struct buf *out);

/**
 * Fill an empty database: the province, the office and its hamlets, the person as administrator, the signer as leader. One
 * transaction.
 * @param err INVALID as of setup_check, or what the records refuse
 */
bool setup_make(struct desk *desk, const struct setup *setup, struct error *err);

/* A first run as the screens go through it. */
enum setup_choice { SETUP_LEFT, SETUP_SAMPLE, SETUP_MADE };
struct first_run {
	struct setup *setup; /* in and out: what was answered stays for another time round */
	const char *path; /* where the database will be, for people to read */
	/** Make it there; on failure nothing is there. */
	bool (*make)(void *arg, const struct setup *setup, struct error *err);
	void *arg;
	enum setup_choice choice; /* out: how it ended */
};

#endif
