-- audit.actors: every name that stands in the audit trail, once. To find who is meant by a part of a name, each of the
-- names had to be looked for among the events, and they grow with the office. The database itself writes a name down
-- with the first event that has it, whoever writes; it says nothing that the events do not say.
CREATE TABLE audit_actor (name text NOT NULL, CONSTRAINT audit_actor_pkey PRIMARY KEY (name));
CREATE INDEX audit_actor_name_idx ON audit_actor USING gin (name gin_trgm_ops);
INSERT INTO audit_actor SELECT DISTINCT actor_name FROM audit_event;
CREATE FUNCTION note_audit_actor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Looked for first: only a new name is written, so that two who write at once do not wait for each other.
  INSERT INTO audit_actor SELECT DISTINCT e.actor_name FROM added e
    WHERE NOT EXISTS (SELECT 1 FROM audit_actor a WHERE a.name = e.actor_name) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_actor_noted AFTER INSERT ON audit_event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION note_audit_actor();
