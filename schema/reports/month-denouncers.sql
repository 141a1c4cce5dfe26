-- People who denounced, for looking their names up in what is written by hand: id. The indexes by day have the kind; the rows that
-- are wanted are few.
SELECT person FROM casefile WHERE received_on > '' AND kind = 4 AND +person IS NOT NULL
UNION SELECT person FROM petition WHERE received_on > '' AND kind = 2 AND +person IS NOT NULL;
