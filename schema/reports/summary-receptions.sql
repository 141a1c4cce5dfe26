-- Receptions of citizens in the period ?1 to ?2: id, day, 1, people; then 0 or 1: regular, scheduled, unscheduled,
-- large group, repeated visit.
SELECT id, received_on, 1, persons, kind = 1, kind = 2, kind = 3, large_group, repeated
FROM reception
WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0;
