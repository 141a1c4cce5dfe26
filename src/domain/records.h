/*
 * The records of the office. Members bear the names of the columns in schema/, where each is
 * explained.
 */
#ifndef DOMAIN_RECORDS_H
#define DOMAIN_RECORDS_H

#include "base/date.h"
#include "base/field.h"

struct unit {
	struct record record;
	char *code, *name, *full_name;
	int64_t kind, parent, remote;
	date_t active_from, active_to;
};

struct staff {
	struct record record;
	char *login, *name, *initials, *title;
	int64_t unit, role;
	char *phone;
	int64_t active;
};

struct person {
	struct record record;
	char *name, *fold;
	int64_t birth_year, sex;
	char *id_number, *address;
	int64_t hamlet;
	char *phone, *note;
	char *initials;
};

struct conference {
	struct record record;
	int64_t year, number;
	char *title;
	int64_t kind;
	char *plan_number;
	date_t held_on;
	char *held_at, *venue;
	int64_t mode;
	char *chairs;
	int64_t secretary;
	date_t announced_on;
	int64_t status;
	char *conclusion_number;
	date_t conclusion_on, published_on;
	char *published_where, *note;
	char *opened_at, *ended_at, *agenda, *attendees, *proceedings, *conclusion;
};

struct attendance {
	struct record record;
	int64_t conference, unit;
	char *label;
	int64_t persons, women;
};

struct casefile {
	struct record record;
	int64_t year, number, kind, instance, field;
	char *summary, *detail, *place;
	int64_t hamlet, person;
	char *respondent;
	int64_t conference, line;
	char *spoken_at;
	int64_t channel;
	date_t received_on, due_on;
	char *due_basis;
	date_t answered_on, closed_on;
	int64_t state, on_spot, assignee, lead_unit;
	char *cooperating;
	int64_t complexity, remote, secrecy, outcome, satisfaction, parent, merged_into;
	char *project, *note;
	char *step;
	date_t step_on;
	int64_t decided_by;
	date_t accepted_on, paused_on;
	int64_t tidied;
};

struct petition {
	struct record record;
	int64_t year, number;
	date_t received_on, dated_on;
	int64_t channel, kind, person;
	char *summary;
	int64_t field, signers, all_signed;
	char *representative;
	int64_t eligibility;
	char *ineligible_reason;
	int64_t competence, handling;
	date_t handled_on;
	char *handling_document;
	int64_t duplicate_of, casefile;
	char *note;
	int64_t identity, evidence, lacks, refusals, unmet;
	int64_t also_sent, guided_before, settled_before, crime_signs, mixed;
	date_t known_on;
	int64_t obstacle_days, representatives, several_places;
	char *forwarded_by;
	date_t reported_on;
	int64_t proposal;
	char *proposal_ground;
	int64_t decided_by;
	char *decision_reason;
	int64_t split_from;
	char *handed_to;
	date_t replied_on;
	char *settled_by;
};

struct reception {
	struct record record;
	int64_t year, number;
	date_t received_on;
	int64_t kind, received_by, person, persons, large_group, repeated;
	char *content, *result;
	int64_t casefile, petition;
	char *note;
	int64_t delegated;
};

struct commitment {
	struct record record;
	int64_t year, number;
	char *text;
	int64_t conference, casefile, owner;
	date_t made_on, due_on, done_on, broken_on;
	char *evidence, *note;
};

struct document {
	struct record record;
	char *number, *symbol;
	int64_t kind, direction;
	char *issuer;
	date_t issued_on;
	char *subject, *recipients;
	int64_t casefile, conference;
	char *note;
	char *text;
};

struct resolution {
	struct record record;
	int64_t casefile, kind, document;
	date_t issued_on;
	char *signer;
	int64_t outcome;
	char *text;
	int64_t money_recovered, land_recovered, money_returned, land_returned;
	int64_t organisations_restored, persons_restored, persons_disciplined,
		officials_disciplined;
	int64_t referred_cases, referred_persons;
	date_t enforced_on;
	char *note;
	char *grounds;
	int64_t publish;
	char *published_text;
	date_t survey_on;
	int64_t money_to_organisations, land_to_organisations;
	int64_t organisations_disciplined, referred_officials;
};

struct attachment {
	struct record record;
	char *name, *media_type;
	int64_t size;
	char *hash;
	int64_t casefile, conference;
	char *note;
};

struct holiday {
	struct record record;
	date_t day;
	int64_t kind;
	char *name;
	int64_t confirmed;
	char *source;
};

struct reception_day {
	struct record record;
	date_t day;
	int64_t host, kind;
	char *place;
	date_t posted_on;
	char *posted_where;
	int64_t held;
	char *conclusion, *note;
	int64_t delegated;
};

struct clock {
	struct record record;
	int64_t casefile, petition, conference, reception_day;
	char *rule, *variant;
	date_t started_on, due_on;
	int64_t state;
	date_t ended_on;
	char *steps;
	int64_t provisional, owed;
};

struct abbreviation {
	struct record record;
	char *word, *text;
};

struct speaker_record {
	struct record record;
	int64_t conference, position, person;
	char *topic;
	int64_t casefile, passed;
};

struct saved_view {
	struct record record;
	int64_t staff;
	char *list;
	int64_t slot;
	char *name, *filter, *sort;
	int64_t descending;
};

struct absence {
	struct record record;
	int64_t staff, deputy;
	date_t away_from, back_on;
	char *reason;
	int64_t restricted;
};

struct enforcement {
	struct record record;
	int64_t resolution;
	date_t done_on;
	int64_t money_recovered, land_recovered, money_returned, land_returned;
	int64_t money_to_organisations, land_to_organisations;
	int64_t organisations_restored, persons_restored;
	int64_t organisations_disciplined, persons_disciplined, officials_disciplined;
	int64_t prosecuted_cases, prosecuted_persons, prosecuted_officials;
};

struct opening_balance {
	struct record record;
	date_t as_of;
	int64_t stage, kind, petitions, cases, signers, field, instance;
	date_t done_on;
	int64_t handling, outcome, late;
	char *note;
};

struct frozen_report {
	struct record record;
	char *form, *basis, *period;
	date_t from_on, to_on;
	char *frozen_at;
	int64_t frozen_by;
	char *numbers, *notes, *format, *hash;
};

struct sentence {
	struct record record;
	char *form, *period, *part, *text, *drafted;
};

/* Tables of the fields of each, in src/domain/ENTITY.c. Words of the command line: unit staff person conference
 * attendance case petition reception reception-day commitment document resolution attachment holiday clock
 * abbreviation speaker saved-view absence enforcement opening-balance report sentence. */
extern const struct entity entity_unit, entity_staff, entity_person, entity_conference,
	entity_attendance, entity_casefile, entity_petition, entity_reception, entity_commitment,
	entity_document, entity_resolution, entity_attachment, entity_holiday, entity_reception_day,
	entity_clock, entity_abbreviation, entity_speaker, entity_saved_view, entity_absence,
	entity_enforcement, entity_opening_balance, entity_report, entity_sentence;

/** All of them, NULL at the end, in an order in which an import of all resolves its references. */
extern const struct entity *const entities[];
/** By name, plural, table or Vietnamese label, unaccented; NULL if none. */
const struct entity *entity_find(const char *word);

enum unit_kind {
	UNIT_PROVINCE = 1,
	UNIT_CITY,
	UNIT_COMMUNE,
	UNIT_WARD,
	UNIT_SPECIAL_ZONE,
	UNIT_HAMLET,
	UNIT_SECTION,
	UNIT_MASS_ORGANISATION,
	UNIT_PARTY_CELL,
	UNIT_OTHER
};
enum staff_role { ROLE_CLERK = 1, ROLE_OFFICER, ROLE_LEADER, ROLE_ADMIN, ROLE_AUDITOR };
/** Whether a text can be a login: small letters a-z, digits, - . _ */
bool staff_login_is_valid(const char *login);
enum conference_status {
	CONFERENCE_PLANNED = 1,
	CONFERENCE_ANNOUNCED,
	CONFERENCE_OPEN,
	CONFERENCE_HELD,
	CONFERENCE_CONCLUDED,
	CONFERENCE_PUBLISHED,
	CONFERENCE_CANCELLED
};
enum case_kind {
	KIND_OPINION = 1,
	KIND_FEEDBACK,
	KIND_COMPLAINT,
	KIND_DENUNCIATION,
	KIND_MEDIATION
};
enum case_state { STATE_RECEIVED = 1, STATE_ASSIGNED, STATE_ANSWERED, STATE_CLOSED };
enum case_secrecy { SECRECY_NORMAL, SECRECY_PERSON, SECRECY_RESTRICTED };
enum { CHANNEL_CONFERENCE = 9 }; /* of case_channels: raised at a dialogue conference */
/* Of case_outcomes: those that the program itself sets or asks for. */
enum {
	OUTCOME_FOUNDED = 1,
	OUTCOME_PARTLY,
	OUTCOME_UNFOUNDED,
	OUTCOME_FALSE,
	OUTCOME_WITHDRAWN,
	OUTCOME_TERMINATED,
	OUTCOME_MEDIATION_FAILED = 21,
	OUTCOME_ON_SPOT = 30,
	OUTCOME_MERGED = 40
};
enum petition_kind { PETITION_COMPLAINT = 1, PETITION_DENUNCIATION, PETITION_FEEDBACK };
/* Answers of the competence guard; 0 = not asked yet. */
enum intake_answer { ANSWER_YES = 1, ANSWER_NO };
enum petition_eligibility { ELIGIBLE = 1, NOT_ELIGIBLE };
enum petition_competence {
	COMPETENCE_OURS = 1,
	COMPETENCE_OTHER,
	COMPETENCE_LOWER,
	COMPETENCE_OVERDUE, /* a lower body's, which has let its time pass */
};
enum petition_identity { IDENTITY_NAMED = 1, IDENTITY_ANONYMOUS, IDENTITY_IMPERSONATED };
/* Bits that decide something: of petition.lacks, refusals (LKN art. 11), unmet (LTC art. 29.1). */
enum { LACKS_SIGNATURE = 8 };
enum {
	REFUSAL_REPRESENTATIVE = 8,
	REFUSAL_UNSIGNED = 16,
	REFUSAL_TIME_BAR = 32,
	REFUSAL_NONE = 512
};
enum { UNMET_COMPETENCE = 4, UNMET_NONE = 16 };
enum resolution_kind {
	RESOLUTION_SPOKEN = 1,
	RESOLUTION_ANSWER,
	RESOLUTION_DECISION,
	RESOLUTION_CONCLUSION,
	RESOLUTION_MEDIATION
};
enum clock_owed { CLOCK_OWED_OFFICE = 1, CLOCK_OWED_CITIZEN, CLOCK_OWED_WATCH };
enum clock_state { CLOCK_RUNNING = 1, CLOCK_SUSPENDED, CLOCK_MET, CLOCK_FALLEN };
enum person_sex { SEX_MALE = 1, SEX_FEMALE };
enum document_direction { DOCUMENT_INCOMING = 1, DOCUMENT_OUTGOING };
enum resolution_publish { PUBLISH_YES = 1, PUBLISH_NO };
enum reception_held { RECEPTION_HELD = 1, RECEPTION_POSTPONED };
enum reception_host { HOST_CHAIR = 1, HOST_SECRETARY, HOST_OTHER };
enum petition_handling {
	HANDLING_ACCEPTED = 1,
	HANDLING_GUIDED,
	HANDLING_TRANSFERRED,
	HANDLING_RETURNED,
	HANDLING_FILED,
	HANDLING_URGED,
	HANDLING_SPLIT,
	HANDLING_NOT_ACCEPTED, /* không thụ lý, with the reason */
	HANDLING_REFERRED, /* to investigators: signs of a crime */
	HANDLING_CHECKED, /* anonymous but evidenced: looked into ex officio (LTC art. 25.2) */
	HANDLING_EXPLAINED, /* settled before: explained, reception refused */
};
enum reception_kind { VISIT_REGULAR = 1, VISIT_SCHEDULED, VISIT_UNSCHEDULED };
enum opening_stage { OPENING_PETITIONS = 1, OPENING_CASES };
enum holiday_kind { HOLIDAY_PUBLIC = 1, HOLIDAY_COMPENSATORY, HOLIDAY_MAKEUP };

/* Code tables, each ends with a zero row; also reached through the fields. Those of the rules are in choices.h. */
extern const struct choice case_kinds[], case_states[], case_satisfactions[], document_kinds[],
	resolution_publish[], petition_kinds[], petition_handlings[], case_instances[];

#endif
