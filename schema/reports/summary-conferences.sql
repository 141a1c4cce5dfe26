-- Conferences held in the period ?1 to ?2 (being logged, held, concluded or published; not planned, announced or
-- cancelled ones): id, day, 1.
SELECT id, held_on, 1
FROM conference
WHERE held_on BETWEEN ?1 AND ?2 AND status BETWEEN 3 AND 6 AND trashed = 0;
