-- What was agreed is counted for each reader as far as that reader sees, and over a million rows: the row itself says the
-- days that reports count between, and where its own numbers are not for everybody who sees it.
--   since         day from which it counts: agreed_on, else that of recording in the visit's home zone
--   started_on, closed_on   days of started_at and closed_at in the home zone
--   mixed         it counts follow-ups of a linked outcome or agreement that have other readers than itself: for whoever
--                 does not see everything they are counted anew (view agreed_follow_up)
--   leads         the lead organisations of its follow-ups, each once
--   stood_for_by  what stands for it where not everybody sees that: a signed agreement that is restricted or of another
--                 visit; for an agreement before its signature one of its outcomes, all being restricted. The row counts
--                 for those alone who do not see what stands for it, whose numbers would else tell of it
ALTER TABLE agreed ADD COLUMN since date, ADD COLUMN started_on date, ADD COLUMN closed_on date,
  ADD COLUMN mixed boolean, ADD COLUMN stood_for_by uuid, ADD COLUMN leads uuid[];

-- The follow-ups that a row of `agreed` counts: its own, a signed agreement's also of its outcomes, an outcome's also of
-- the agreement that is not signed yet; with what scopes ask of a follow-up. By `agreed_id`
-- each branch is a look at an index; the OR of before read all follow-ups for each agreement.
CREATE VIEW agreed_follow_up AS
  SELECT f.outcome_id AS agreed_id, f.id, f.visit_id, f.outcome_id, f.officer_id, f.lead_organisation_id, f.restricted, f.hidden,
    f.published, f.archived_at, f.started_at, f.closed_at, f.status
  FROM follow_up f WHERE f.archived_at IS NULL AND f.outcome_id IS NOT NULL
  UNION ALL
  SELECT f.agreement_id, f.id, f.visit_id, f.outcome_id, f.officer_id, f.lead_organisation_id, f.restricted, f.hidden,
    f.published, f.archived_at, f.started_at, f.closed_at, f.status
  FROM follow_up f WHERE f.archived_at IS NULL AND f.agreement_id IS NOT NULL
  UNION ALL
  SELECT l.agreement_id, f.id, f.visit_id, f.outcome_id, f.officer_id, f.lead_organisation_id, f.restricted, f.hidden,
    f.published, f.archived_at, f.started_at, f.closed_at, f.status
  FROM agreement_outcome l JOIN outcome o ON o.id = l.outcome_id JOIN follow_up f ON f.outcome_id = l.outcome_id
  WHERE f.archived_at IS NULL AND o.archived_at IS NULL
  UNION ALL
  SELECT l.outcome_id, f.id, f.visit_id, f.outcome_id, f.officer_id, f.lead_organisation_id, f.restricted, f.hidden,
    f.published, f.archived_at, f.started_at, f.closed_at, f.status
  FROM agreement_outcome l JOIN agreement a ON a.id = l.agreement_id JOIN follow_up f ON f.agreement_id = a.id
  WHERE f.archived_at IS NULL AND a.archived_at IS NULL AND a.status IN ('proposed', 'under_negotiation');

CREATE OR REPLACE VIEW agreed_source AS
  SELECT o.id, o.id AS outcome_id, NULL::uuid AS agreement_id, o.visit_id, o.item_id, o.type, o.owed_by, o.restricted,
    r.status IN ('cleared', 'final') AS published, meeting_day(i.date, i.day_number, v.arrival_date) AS agreed_on,
    o.created_at AS recorded_at, w.follow_ups, w.unfinished, w.started_at, w.closed_at,
    coalesce(meeting_day(i.date, i.day_number, v.arrival_date), (o.created_at AT TIME ZONE v.home_zone)::date) AS since,
    (w.started_at AT TIME ZONE v.home_zone)::date AS started_on, (w.closed_at AT TIME ZONE v.home_zone)::date AS closed_on,
    w.mixed, CASE WHEN a.status NOT IN ('proposed', 'under_negotiation') THEN a.id END AS stood_for_by, w.leads
  FROM outcome o JOIN readout r ON r.id = o.readout_id JOIN programme_item i ON i.id = o.item_id JOIN visit v ON v.id = o.visit_id
    LEFT JOIN agreement_outcome l ON l.outcome_id = o.id
    LEFT JOIN agreement a ON a.id = l.agreement_id AND a.archived_at IS NULL
    CROSS JOIN LATERAL (SELECT count(*)::int AS follow_ups, count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped'))::int AS unfinished,
        min(f.started_at) AS started_at,
        CASE WHEN count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped')) = 0 THEN max(f.closed_at) END AS closed_at,
        coalesce(array_agg(DISTINCT f.lead_organisation_id) FILTER (WHERE f.lead_organisation_id IS NOT NULL), '{}') AS leads,
        coalesce(bool_or(f.outcome_id IS NULL AND (f.restricted OR o.restricted OR f.visit_id <> o.visit_id
          OR f.published <> (r.status IN ('cleared', 'final')))), false) AS mixed
      FROM agreed_follow_up f WHERE f.agreed_id = o.id) w
  WHERE o.archived_at IS NULL AND (a.id IS NULL OR a.status IN ('proposed', 'under_negotiation')
    OR a.restricted OR a.visit_id <> o.visit_id)
  UNION ALL
  SELECT a.id, NULL, a.id, a.visit_id, a.item_id, 'agreement'::outcome_type, a.owed_by, a.restricted,
    a.status NOT IN ('proposed', 'under_negotiation'), coalesce(a.signed_on, meeting_day(i.date, i.day_number, v.arrival_date)),
    a.created_at, w.follow_ups, w.unfinished, w.started_at, w.closed_at,
    coalesce(a.signed_on, meeting_day(i.date, i.day_number, v.arrival_date), (a.created_at AT TIME ZONE v.home_zone)::date),
    (w.started_at AT TIME ZONE v.home_zone)::date, (w.closed_at AT TIME ZONE v.home_zone)::date, w.mixed,
    CASE WHEN a.status IN ('proposed', 'under_negotiation') THEN s.one END, w.leads
  FROM agreement a JOIN visit v ON v.id = a.visit_id LEFT JOIN programme_item i ON i.id = a.item_id
    CROSS JOIN LATERAL (SELECT (array_agg(o.id ORDER BY o.id))[1] AS one, coalesce(bool_and(o.restricted OR o.visit_id <> a.visit_id), true) AS hidden
      FROM agreement_outcome l JOIN outcome o ON o.id = l.outcome_id WHERE l.agreement_id = a.id AND o.archived_at IS NULL) s
    CROSS JOIN LATERAL (SELECT count(*)::int AS follow_ups, count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped'))::int AS unfinished,
        min(f.started_at) AS started_at,
        CASE WHEN count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped')) = 0 THEN max(f.closed_at) END AS closed_at,
        coalesce(array_agg(DISTINCT f.lead_organisation_id) FILTER (WHERE f.lead_organisation_id IS NOT NULL), '{}') AS leads,
        coalesce(bool_or(f.outcome_id IS NOT NULL AND (f.restricted OR a.restricted OR f.visit_id <> a.visit_id
          OR f.published <> (a.status NOT IN ('proposed', 'under_negotiation')))), false) AS mixed
      FROM agreed_follow_up f WHERE f.agreed_id = a.id) w
  WHERE a.archived_at IS NULL AND (a.status NOT IN ('proposed', 'under_negotiation') OR s.hidden);

CREATE OR REPLACE FUNCTION keep_agreed(changed uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  IF coalesce(cardinality(changed), 0) = 0 THEN RETURN; END IF;
  SELECT array_agg(DISTINCT x.id) INTO ids FROM (
    SELECT unnest(changed) AS id
    UNION ALL SELECT l.agreement_id FROM agreement_outcome l WHERE l.outcome_id = ANY(changed)
    UNION ALL SELECT l.outcome_id FROM agreement_outcome l WHERE l.agreement_id = ANY(changed)) x;
  PERFORM 1 FROM agreed g WHERE g.id = ANY(ids) ORDER BY g.id FOR UPDATE;
  DELETE FROM agreed g WHERE g.id = ANY(ids) AND NOT EXISTS (SELECT 1 FROM agreed_source s WHERE s.id = g.id);
  INSERT INTO agreed AS g (id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
      recorded_at, follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads)
    SELECT s.id, s.outcome_id, s.agreement_id, s.visit_id, s.item_id, s.type, s.owed_by, s.restricted, s.published, s.agreed_on,
      s.recorded_at, s.follow_ups, s.unfinished, s.started_at, s.closed_at, s.since, s.started_on, s.closed_on, s.mixed, s.stood_for_by, s.leads
    FROM agreed_source s WHERE s.id = ANY(ids) ORDER BY s.id
    ON CONFLICT (id) DO UPDATE SET visit_id = excluded.visit_id, item_id = excluded.item_id, type = excluded.type,
      owed_by = excluded.owed_by, restricted = excluded.restricted, published = excluded.published, agreed_on = excluded.agreed_on,
      follow_ups = excluded.follow_ups, unfinished = excluded.unfinished, started_at = excluded.started_at, closed_at = excluded.closed_at,
      since = excluded.since, started_on = excluded.started_on, closed_on = excluded.closed_on, mixed = excluded.mixed,
      stood_for_by = excluded.stood_for_by, leads = excluded.leads
    WHERE (g.visit_id, g.item_id, g.type, g.owed_by, g.restricted, g.published, g.agreed_on, g.follow_ups, g.unfinished, g.started_at,
        g.closed_at, g.since, g.started_on, g.closed_on, g.mixed, g.stood_for_by, g.leads)
      IS DISTINCT FROM (excluded.visit_id, excluded.item_id, excluded.type, excluded.owed_by, excluded.restricted, excluded.published,
        excluded.agreed_on, excluded.follow_ups, excluded.unfinished, excluded.started_at, excluded.closed_at, excluded.since,
        excluded.started_on, excluded.closed_on, excluded.mixed, excluded.stood_for_by, excluded.leads);
END $$;

-- As before, and when the lead organisation changes.
CREATE OR REPLACE FUNCTION follow_ups_changed_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM keep_agreed((SELECT array_agg(coalesce(a.outcome_id, a.agreement_id)) FROM after a));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM keep_agreed((SELECT array_agg(coalesce(b.outcome_id, b.agreement_id)) FROM before b));
  ELSE
    PERFORM keep_agreed((SELECT array_agg(x.id) FROM after a JOIN before b ON b.id = a.id
      CROSS JOIN LATERAL (VALUES (coalesce(a.outcome_id, a.agreement_id)), (coalesce(b.outcome_id, b.agreement_id))) x (id)
      WHERE (a.outcome_id, a.agreement_id, a.status, a.started_at, a.closed_at, a.archived_at, a.lead_organisation_id)
        IS DISTINCT FROM (b.outcome_id, b.agreement_id, b.status, b.started_at, b.closed_at, b.archived_at, b.lead_organisation_id)));
  END IF;
  RETURN NULL;
END $$;

-- The home zone moves the days too, of every agreement of the visit.
CREATE OR REPLACE FUNCTION visit_arrival_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_origins((SELECT array_agg(x.id) FROM (
    SELECT o.id FROM outcome o WHERE o.visit_id = NEW.id UNION ALL SELECT a.id FROM agreement a WHERE a.visit_id = NEW.id) x));
  RETURN NULL;
END $$;
DROP TRIGGER visit_arrival_origin ON visit;
CREATE TRIGGER visit_arrival_origin AFTER UPDATE OF arrival_date, home_zone ON visit FOR EACH ROW
  WHEN (OLD.arrival_date IS DISTINCT FROM NEW.arrival_date OR OLD.home_zone <> NEW.home_zone)
  EXECUTE FUNCTION visit_arrival_origin();

TRUNCATE agreed;
INSERT INTO agreed (id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
    recorded_at, follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads)
  SELECT id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
    recorded_at, follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads FROM agreed_source;
ALTER TABLE agreed ALTER COLUMN since SET NOT NULL, ALTER COLUMN mixed SET NOT NULL, ALTER COLUMN leads SET NOT NULL;

-- reports.agreed and reports.agreed-count walk it in either direction, reports.funnel, reports.days and most of
-- reports.by-… read it whole: without a look at the rows.
CREATE INDEX agreed_in_order ON agreed (since, id) INCLUDE (visit_id, type, owed_by, restricted, published, agreed_on,
  follow_ups, started_on, closed_on, mixed, stood_for_by);
-- The same of one visit: its Results, and reports of few visits.
DROP INDEX agreed_visit_id_idx;
CREATE INDEX agreed_of_visit ON agreed (visit_id, since, id);
-- reports.agreed and reports.funnel of a lead organisation.
CREATE INDEX agreed_of_leads ON agreed USING gin (leads);
-- reports.agreed and reports.funnel of a host organisation.
CREATE INDEX agreed_of_item ON agreed (item_id) WHERE item_id IS NOT NULL;
