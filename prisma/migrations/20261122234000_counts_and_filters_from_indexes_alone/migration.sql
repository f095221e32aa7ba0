-- What a filter, a count and the scope ask of a row stands in the index that is walked, so that a row that is passed over
-- is not fetched. Statements are named as in the comment at their beginning.

-- follow-ups.register-count by status, visit, officer and lead organisation, alone and with the other filters.
DROP INDEX follow_up_of_status;
CREATE INDEX follow_up_of_status ON follow_up (status, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id, officer_id, last_progress_at, touched_at) WHERE archived_at IS NULL;
DROP INDEX follow_up_of_visit;
CREATE INDEX follow_up_of_visit ON follow_up (visit_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, archived_at, status);
DROP INDEX follow_up_of_officer;
CREATE INDEX follow_up_of_officer ON follow_up (officer_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id, archived_at, status);
DROP INDEX follow_up_of_lead;
CREATE INDEX follow_up_of_lead ON follow_up (lead_organisation_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id, archived_at, status);

-- OUTCOMES without a follow-up, a few among all: outcomes.register by "Without a follow-up" and "Waiting for a
-- follow-up" would else ask after the follow-ups of every outcome there is. How many follow-ups an outcome has, none
-- archived, is kept by the database itself, whoever writes; it says nothing that the rows do not say, is no part of the
-- outcome's version, and no command reads it.
ALTER TABLE outcome ADD COLUMN follow_ups integer NOT NULL DEFAULT 0;
UPDATE outcome o SET follow_ups = c.n FROM (
  SELECT outcome_id, count(*) AS n FROM follow_up WHERE archived_at IS NULL GROUP BY outcome_id) c
WHERE o.id = c.outcome_id;
CREATE FUNCTION count_follow_ups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Counted anew instead of one more or less: two writers of one outcome wait for its row and cannot drift.
  IF TG_OP <> 'INSERT' THEN
    PERFORM 1 FROM outcome WHERE id = OLD.outcome_id FOR NO KEY UPDATE;
    UPDATE outcome SET follow_ups = (SELECT count(*) FROM follow_up f WHERE f.outcome_id = OLD.outcome_id AND f.archived_at IS NULL)
      WHERE id = OLD.outcome_id;
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.outcome_id <> OLD.outcome_id) THEN
    PERFORM 1 FROM outcome WHERE id = NEW.outcome_id FOR NO KEY UPDATE;
    UPDATE outcome SET follow_ups = (SELECT count(*) FROM follow_up f WHERE f.outcome_id = NEW.outcome_id AND f.archived_at IS NULL)
      WHERE id = NEW.outcome_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_up_counted_made AFTER INSERT OR DELETE ON follow_up FOR EACH ROW EXECUTE FUNCTION count_follow_ups();
CREATE TRIGGER follow_up_counted_moved AFTER UPDATE OF outcome_id, archived_at ON follow_up FOR EACH ROW
  WHEN (OLD.outcome_id <> NEW.outcome_id OR (OLD.archived_at IS NULL) <> (NEW.archived_at IS NULL))
  EXECUTE FUNCTION count_follow_ups();
CREATE INDEX outcome_without_follow_up ON outcome (id) INCLUDE (visit_id, readout_id, type, owed_by)
  WHERE archived_at IS NULL AND follow_ups = 0;
CREATE INDEX outcome_waiting ON outcome (id) INCLUDE (visit_id, readout_id, type, owed_by) WHERE archived_at IS NULL AND follow_ups = 0
  AND no_follow_up_reason IS NULL AND NOT (type = 'information' AND owed_by = 'nobody');

-- SEARCH in writing without spaces between words (Chinese): one or two characters have no trigram. Each pair of
-- characters that stand together, and each character, is an element of an array that a GIN index holds; only names and
-- titles that hold such characters are in it.
CREATE FUNCTION han_parts(key text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000 AS $$
  SELECT coalesce(array_agg(DISTINCT part), '{}') FROM (
    SELECT substr(key, at, 1) AS part FROM generate_series(1, length(key)) at
    UNION ALL SELECT substr(key, at, 2) FROM generate_series(1, length(key) - 1) at
  ) parts WHERE part ~ '^[^\x01-\x7f ]+$'
$$;
CREATE INDEX person_name_han ON person_name USING gin (han_parts(search_key)) WHERE search_key ~ '[^\x01-\x7f]';
CREATE INDEX organisation_name_han ON organisation_name USING gin (han_parts(search_key)) WHERE search_key ~ '[^\x01-\x7f]';
CREATE INDEX visit_han ON visit USING gin (han_parts(search_key)) WHERE search_key ~ '[^\x01-\x7f]';
CREATE INDEX outcome_han ON outcome USING gin (han_parts(search_key)) WHERE search_key ~ '[^\x01-\x7f]';
CREATE INDEX follow_up_han ON follow_up USING gin (han_parts(search_key)) WHERE search_key ~ '[^\x01-\x7f]';

-- SUGGESTIONS of the comboboxes (directory.lookup): names that begin with the text, in their order.
CREATE INDEX person_name_begins ON person_name (search_key text_pattern_ops);
CREATE INDEX organisation_name_begins ON organisation_name (search_key text_pattern_ops);

-- AUDIT. audit.actors hops from name to name, audit.events reads the events of the one that is meant.
CREATE INDEX audit_event_actor_name ON audit_event (actor_name, id DESC);
-- audit.events by days.
CREATE INDEX audit_event_at ON audit_event (at, id);

-- VISITS. visits.register by status, in its order; the index by status and id was in the order of no list.
DROP INDEX visit_status_id_idx;
CREATE INDEX visit_of_status ON visit (status, (coalesce(arrival_date, 'infinity'::date)) DESC, id DESC) WHERE archived_at IS NULL;

-- THE DIRECTORY. directory.organisations by country and by kind, in the order of names; directory.organisation-filters
-- hops over them from one value to the next.
CREATE INDEX organisation_of_country ON organisation (country_code, name, id);
CREATE INDEX organisation_of_kind ON organisation (kind, name, id);
