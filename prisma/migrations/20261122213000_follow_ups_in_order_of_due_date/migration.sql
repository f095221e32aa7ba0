-- The register pages by due date with undated ones last, by one comparison of (date, id): `infinity` stands for no
-- date. Without this index each page would sort every follow-up there is.
CREATE INDEX follow_up_in_order ON follow_up ((coalesce(due_date, 'infinity'::date)), id) WHERE archived_at IS NULL;
