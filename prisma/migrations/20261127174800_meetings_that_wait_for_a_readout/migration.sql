-- From when on a meeting waits for its readout. Desk, visit, the list of the office and the reminders ask for it, over
-- all visits and in its order, so it stands on the item and is kept by triggers: no command can forget it. The rule is
-- `lib/readouts/due.ts`, whose test compares the two.
ALTER TABLE "programme_item" ADD COLUMN "held_at" TIMESTAMPTZ, ADD COLUMN "readout_due_at" TIMESTAMPTZ;

-- When a meeting is over by what is known: its end; its start and its length, assumed where nobody said it; else the end
-- of its last day in its zone; else, once held, when it was marked so.
CREATE FUNCTION meeting_over_at(i programme_item) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    i.ends_at,
    i.starts_at + make_interval(mins => coalesce(i.duration_max, i.duration_min,
      CASE WHEN i.type IN ('official_meal', 'reception') THEN 90 ELSE 60 END)),
    (SELECT (coalesce(i.end_date, i.date, v.arrival_date + (i.day_number - 1)) + 1)::timestamp AT TIME ZONE coalesce(
        i.end_zone, i.start_zone,
        (SELECT s.zone FROM visit_stop s WHERE s.visit_id = v.id AND lower(s.city) = lower(i.city) AND s.zone IS NOT NULL
          ORDER BY s.position LIMIT 1),
        (SELECT min(s.zone) FROM visit_stop s WHERE s.visit_id = v.id HAVING count(DISTINCT s.zone) = 1),
        v.home_zone)
      FROM visit v WHERE v.id = i.visit_id),
    CASE WHEN i.status = 'held' THEN i.held_at END)
$$;

-- Null: none is expected of the item, it is off, its visit is over, or the readout was handed in. What is held is over,
-- whatever the plan said.
CREATE FUNCTION due_of_readout(i programme_item) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN i.archived_at IS NOT NULL OR i.status IN ('postponed', 'cancelled')
      OR NOT coalesce(i.readout_expected, i.type IN ('courtesy_call', 'meeting', 'working_session', 'site_visit',
        'presentation', 'signing_ceremony', 'training'))
      OR (SELECT v.status IN ('completed', 'cancelled') FROM visit v WHERE v.id = i.visit_id)
      OR EXISTS (SELECT 1 FROM readout r WHERE r.item_id = i.id AND r.status <> 'draft') THEN NULL
    WHEN i.status = 'held' THEN least(meeting_over_at(i), i.held_at)
    ELSE meeting_over_at(i) END
$$;

CREATE FUNCTION keep_readout_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'held' THEN NEW.held_at := NULL;
  -- To the millisecond, as far as the addresses of pages go.
  ELSE NEW.held_at := coalesce(NEW.held_at, date_trunc('milliseconds', now()));
  END IF;
  NEW.readout_due_at := due_of_readout(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER programme_item_readout_due BEFORE INSERT OR UPDATE OF status, held_at, type, readout_expected, archived_at,
    visit_id, starts_at, ends_at, date, end_date, day_number, start_zone, end_zone, city, duration_min, duration_max
  ON programme_item FOR EACH ROW EXECUTE FUNCTION keep_readout_due();

-- A readout is never deleted.
CREATE FUNCTION keep_readout_due_of_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programme_item i SET readout_due_at = due_of_readout(i) WHERE i.id = NEW.item_id;
  RETURN NULL;
END $$;
CREATE TRIGGER readout_added_due AFTER INSERT ON readout FOR EACH ROW WHEN (NEW.status <> 'draft')
  EXECUTE FUNCTION keep_readout_due_of_item();
CREATE TRIGGER readout_moved_due AFTER UPDATE OF status ON readout FOR EACH ROW
  WHEN ((OLD.status = 'draft') <> (NEW.status = 'draft')) EXECUTE FUNCTION keep_readout_due_of_item();

CREATE FUNCTION keep_readout_due_of_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programme_item i SET readout_due_at = due_of_readout(i)
    WHERE i.visit_id = NEW.id AND i.readout_due_at IS DISTINCT FROM due_of_readout(i);
  RETURN NULL;
END $$;
CREATE TRIGGER visit_moved_due AFTER UPDATE OF arrival_date, home_zone, status ON visit FOR EACH ROW
  WHEN (OLD.arrival_date IS DISTINCT FROM NEW.arrival_date OR OLD.home_zone <> NEW.home_zone
    OR (OLD.status IN ('completed', 'cancelled')) <> (NEW.status IN ('completed', 'cancelled')))
  EXECUTE FUNCTION keep_readout_due_of_visit();

-- Stops are written as a whole; only what has a day and no hour hangs on their zones.
CREATE FUNCTION keep_readout_due_of_stops() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programme_item i SET readout_due_at = due_of_readout(i)
    WHERE i.visit_id IN (SELECT visit_id FROM changed) AND i.starts_at IS NULL AND i.ends_at IS NULL
      AND i.readout_due_at IS DISTINCT FROM due_of_readout(i);
  RETURN NULL;
END $$;
CREATE TRIGGER visit_stop_added_due AFTER INSERT ON visit_stop REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_readout_due_of_stops();
CREATE TRIGGER visit_stop_changed_due AFTER UPDATE ON visit_stop REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_readout_due_of_stops();
CREATE TRIGGER visit_stop_gone_due AFTER DELETE ON visit_stop REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION keep_readout_due_of_stops();

-- What was held before: since the trail says so, else since it was added.
UPDATE programme_item i SET held_at = coalesce(
    (SELECT max(e.at) FROM audit_event e WHERE e.subject_id = i.id AND e.action = 'programme_item.held'),
    date_trunc('milliseconds', i.created_at))
  WHERE i.status = 'held';
UPDATE programme_item i SET readout_due_at = due_of_readout(i) WHERE i.status <> 'held';

-- The lists and the reminders, the longest waiting first: what waits, and what lies ahead.
CREATE INDEX programme_item_readout_due ON programme_item (readout_due_at, id) INCLUDE (visit_id)
  WHERE readout_due_at IS NOT NULL;

-- The last time somebody was reminded by hand of a meeting's readout: at most once a day.
CREATE TABLE "readout_nudge" (
    "item_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "readout_nudge_pkey" PRIMARY KEY ("item_id")
);
ALTER TABLE "readout_nudge" ADD CONSTRAINT "readout_nudge_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;
