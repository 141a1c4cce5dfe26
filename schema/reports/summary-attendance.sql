-- Attendance at the conferences held in the period ?1 to ?2: id, day, people, women.
SELECT a.id, h.held_on, a.persons, a.women
FROM conference h CROSS JOIN attendance a ON a.conference = h.id
WHERE h.held_on BETWEEN ?1 AND ?2 AND h.status BETWEEN 3 AND 6 AND h.trashed = 0 AND a.trashed = 0;
