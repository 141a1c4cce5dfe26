-- From which day on there are records: visits, petitions, cases, conferences, commitments.
-- scan: the index by day, which is left at the first row that lives
SELECT (SELECT received_on FROM reception WHERE trashed = 0 ORDER BY received_on LIMIT 1),
	(SELECT min(day) FROM (
		SELECT (SELECT received_on FROM petition WHERE trashed = 0 ORDER BY received_on LIMIT 1) AS day
		UNION ALL SELECT (SELECT as_of FROM opening_balance WHERE trashed = 0 ORDER BY as_of LIMIT 1))),
	(SELECT min(day) FROM (
		SELECT (SELECT received_on FROM casefile WHERE trashed = 0 ORDER BY received_on LIMIT 1) AS day
		UNION ALL SELECT (SELECT as_of FROM opening_balance WHERE trashed = 0 ORDER BY as_of LIMIT 1))),
	(SELECT held_on FROM conference WHERE held_on IS NOT NULL AND trashed = 0 ORDER BY held_on LIMIT 1),
	(SELECT made_on FROM commitment WHERE trashed = 0 ORDER BY made_on LIMIT 1);
