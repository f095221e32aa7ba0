-- What keeps `agreed` and what follow-ups carry of their origin joined the views with a list of ids. The planner cannot ask
-- a union view for one id from within a join: it computed the view row by row until it came to the right one, the whole
-- history for the latest (6 to 14 seconds at a million follow-ups). Now the views are asked id by id, which leaves nothing
-- to choose, and by one plan for good: to plan them anew took fifty times as long as to run them.

CREATE OR REPLACE FUNCTION keep_agreed(changed uuid[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE ids uuid[];
BEGIN
  IF coalesce(cardinality(changed), 0) = 0 THEN RETURN; END IF;
  SELECT array_agg(DISTINCT x.id) INTO ids FROM (
    SELECT unnest(changed) AS id
    UNION ALL SELECT l.agreement_id FROM agreement_outcome l WHERE l.outcome_id = ANY(changed)
    UNION ALL SELECT l.outcome_id FROM agreement_outcome l WHERE l.agreement_id = ANY(changed)) x;
  PERFORM 1 FROM agreed g WHERE g.id = ANY(ids) ORDER BY g.id FOR UPDATE;
  WITH source AS MATERIALIZED (
    SELECT s.* FROM unnest(ids) x (id) CROSS JOIN LATERAL (SELECT * FROM agreed_source a WHERE a.id = x.id OFFSET 0) s
  ), gone AS (
    DELETE FROM agreed g WHERE g.id = ANY(ids) AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = g.id)
  )
  INSERT INTO agreed AS g (id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
      recorded_at, follow_ups, unfinished, started_at, closed_at, since, started_on, closed_on, mixed, stood_for_by, leads)
    SELECT s.id, s.outcome_id, s.agreement_id, s.visit_id, s.item_id, s.type, s.owed_by, s.restricted, s.published, s.agreed_on,
      s.recorded_at, s.follow_ups, s.unfinished, s.started_at, s.closed_at, s.since, s.started_on, s.closed_on, s.mixed, s.stood_for_by, s.leads
    FROM source s ORDER BY s.id
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

CREATE OR REPLACE FUNCTION keep_origins(changed uuid[]) RETURNS void LANGUAGE plpgsql
  SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  IF coalesce(cardinality(changed), 0) = 0 THEN RETURN; END IF;
  UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published, owed_by = x.owed_by,
      outcome_type = x.outcome_type, agreed_on = x.agreed_on
    FROM (SELECT o.* FROM unnest(changed) c (id)
      CROSS JOIN LATERAL (SELECT * FROM follow_up_origin y WHERE y.outcome_id = c.id OFFSET 0) o) x
    WHERE f.outcome_id = x.outcome_id
      AND (f.restricted, f.hidden, f.published, f.owed_by, f.outcome_type, f.agreed_on)
        IS DISTINCT FROM (x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on);
  UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published, owed_by = x.owed_by,
      outcome_type = x.outcome_type, agreed_on = x.agreed_on
    FROM (SELECT o.* FROM unnest(changed) c (id)
      CROSS JOIN LATERAL (SELECT * FROM follow_up_origin y WHERE y.agreement_id = c.id OFFSET 0) o) x
    WHERE f.agreement_id = x.agreement_id
      AND (f.restricted, f.hidden, f.published, f.owed_by, f.outcome_type, f.agreed_on)
        IS DISTINCT FROM (x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on);
  PERFORM keep_agreed(changed);
END $$;
