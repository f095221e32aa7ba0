-- follow-ups.register, follow-ups.register-count and follow-ups.export by a judgement: few reports say one, and to find
-- them in the order of due dates would read all follow-ups there are.
CREATE INDEX follow_up_of_judgement ON follow_up (judgement, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, first_due_date, agreed_on, visit_id, outcome_id, agreement_id, lead_organisation_id, officer_id, status,
    owed_by, outcome_type, restricted, published, started_at, last_progress_at, touched_at, closed_at)
  WHERE archived_at IS NULL AND NOT hidden AND judgement IS NOT NULL;
