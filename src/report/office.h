/* What the office calls itself on its papers: as the settings say, else by the unit in which the person works. */
#ifndef REPORT_OFFICE_H
#define REPORT_OFFICE_H

#include "domain/desk.h"

/** "Ủy ban nhân dân xã Tân Lập"; "" where neither settings nor units tell. The caller's to free. */
char *office_name(struct desk *desk);
/** The place in front of the date: "Tân Lập"; "" where neither tells. The caller's to free. */
char *office_place(struct desk *desk);

/** The Party committee beside it: "Đảng ủy xã Tân Lập"; "" where the office has no such name. The caller's to free. */
char *office_committee(struct desk *desk);
/** The committee above that, from the superior of the settings: "Tỉnh ủy Phú Thọ"; "". The caller's to free. */
char *office_committee_above(struct desk *desk);

#endif
