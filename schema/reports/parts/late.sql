-- ?3: what came too late for the report that was sent before counts from another day: entity, record, field, day.
WITH late_entry (entity, record, field, day) AS MATERIALIZED (
	SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?3)
)
