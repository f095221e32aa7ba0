-- Two people who write one readout see each other, and each other's saves, within a second. What changes a section, and
-- who begins, moves on or leaves, is said on a channel of its own (`lib/live`), in the transaction of the change. Only
-- the readout's id travels: the reader looks with a permission of their own.
CREATE FUNCTION tell_of_sections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What is loaded in one statement is nobody's news.
  IF (SELECT count(DISTINCT readout_id) FROM changed) <= 20 THEN
    PERFORM pg_notify('tashrif_writing', readout_id::text) FROM (SELECT DISTINCT readout_id FROM changed) AS told;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER readout_section_added_told AFTER INSERT ON readout_section REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_sections();
CREATE TRIGGER readout_section_changed_told AFTER UPDATE ON readout_section REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_sections();

-- A sign of life alone is no news; one that comes after the minute in which it counts is, and so is another section.
CREATE FUNCTION tell_of_writers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tashrif_writing', coalesce(NEW.readout_id, OLD.readout_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER readout_writing_begun_or_left_told AFTER INSERT OR DELETE ON readout_writing
  FOR EACH ROW EXECUTE FUNCTION tell_of_writers();
CREATE TRIGGER readout_writing_moved_told AFTER UPDATE ON readout_writing
  FOR EACH ROW WHEN (OLD.section_key IS DISTINCT FROM NEW.section_key
    OR NEW.seen_at - OLD.seen_at > interval '60 seconds')
  EXECUTE FUNCTION tell_of_writers();
