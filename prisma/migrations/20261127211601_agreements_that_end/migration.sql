-- What ends, or whose notice is due, is looked for every day by every planner and manager (`agreements.desk`): from half a
-- year before the last day, and from thirty days before the day of the notice where that is earlier. Few are in force at
-- a time, whatever the register holds.
CREATE INDEX agreement_attention ON agreement ((in_force_until - greatest(180, coalesce(notice_days, 0) + 30)), id)
  WHERE archived_at IS NULL AND status IN ('signed', 'in_force') AND in_force_until IS NOT NULL;

-- "Expires within N days" of the register (`agreements.register`).
CREATE INDEX agreement_last_day ON agreement (in_force_until)
  WHERE archived_at IS NULL AND status IN ('signed', 'in_force') AND in_force_until IS NOT NULL;
