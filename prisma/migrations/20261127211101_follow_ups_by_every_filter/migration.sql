-- What scopes and filters of follow-ups ask of a row stands in the index that is walked, since filters combine freely: a
-- row that is passed over is then not fetched. What is archived, itself or what it goes back to, is in none of them.
-- They serve follow-ups.register, follow-ups.register-count, follow-ups.groups and follow-ups.export, and the lists of
-- the desk that went by them before.

-- All, in the order of every list: without a filter, or with one that an index does not begin with.
DROP INDEX follow_up_in_order;
CREATE INDEX follow_up_in_order ON follow_up ((coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, first_due_date, agreed_on, visit_id, outcome_id, agreement_id, lead_organisation_id, officer_id, status,
    owed_by, outcome_type, judgement, restricted, published, started_at, last_progress_at, touched_at, closed_at)
  WHERE archived_at IS NULL AND NOT hidden;

-- By a status.
DROP INDEX follow_up_of_status;
CREATE INDEX follow_up_of_status ON follow_up (status, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, first_due_date, agreed_on, visit_id, outcome_id, agreement_id, lead_organisation_id, officer_id,
    owed_by, outcome_type, judgement, restricted, published, started_at, last_progress_at, touched_at, closed_at)
  WHERE archived_at IS NULL AND NOT hidden;

-- Not finished, overdue, due soon, stale, unowned: two thirds of all follow-ups are none of these and come first.
DROP INDEX follow_up_unfinished;
CREATE INDEX follow_up_unfinished ON follow_up ((coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, first_due_date, agreed_on, visit_id, outcome_id, agreement_id, lead_organisation_id, officer_id, status,
    owed_by, outcome_type, judgement, restricted, published, started_at, last_progress_at, touched_at)
  WHERE archived_at IS NULL AND NOT hidden AND status NOT IN ('closed', 'dropped');

-- By the year of the agreement: due dates follow it, so that in the order of due dates the rows of a late year come after
-- all others.
CREATE INDEX follow_up_of_year ON follow_up
  ((coalesce(extract(year FROM agreed_on)::int, 0)), (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, first_due_date, agreed_on, visit_id, outcome_id, agreement_id, lead_organisation_id, officer_id, status,
    owed_by, outcome_type, judgement, restricted, published, started_at, last_progress_at, touched_at, closed_at)
  WHERE archived_at IS NULL AND NOT hidden;

-- By visit, officer and lead organisation; whole, because the foreign keys go by them as well.
DROP INDEX follow_up_of_visit;
CREATE INDEX follow_up_of_visit ON follow_up (visit_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, officer_id, archived_at, hidden, restricted, published, status);
DROP INDEX follow_up_of_officer;
CREATE INDEX follow_up_of_officer ON follow_up (officer_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id, archived_at, hidden, restricted, published, status);
DROP INDEX follow_up_of_lead;
CREATE INDEX follow_up_of_lead ON follow_up (lead_organisation_id, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id, officer_id, archived_at, hidden, restricted, published, status);
