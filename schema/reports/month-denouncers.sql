-- People who denounced, for looking their names up in what is written by hand: id.
-- Asked only where a person has written something.
SELECT person FROM casefile WHERE kind = 4 AND person IS NOT NULL
UNION SELECT person FROM petition WHERE kind = 2 AND person IS NOT NULL;
