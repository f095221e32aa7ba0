-- Indexes by which a list or a page reads what it shows, whatever the size of the tables. Each names the statements
-- that it is for (the comment at the beginning of a statement is its name). Most hold an expression or a part of a
-- table, which the Prisma schema cannot say; what they replace is gone from the schema as well.

-- FOLLOW-UPS. `coalesce(due_date, 'infinity')` is the order of every list of them: undated ones last, one comparison for
-- a page's edge. What is looked for by an equality stands before it, so that a filtered page is one range read in order.
DROP INDEX follow_up_due_date_id_idx;
DROP INDEX follow_up_status_due_date_id_idx;
DROP INDEX follow_up_visit_id_due_date_id_idx;
DROP INDEX follow_up_officer_id_due_date_id_idx;
DROP INDEX follow_up_lead_organisation_id_due_date_id_idx;
DROP INDEX follow_up_submitted_at_id_idx;
-- follow-ups.register and its count by status.
CREATE INDEX follow_up_of_status ON follow_up (status, (coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id) WHERE archived_at IS NULL;
-- The same for all: as it was, with what the count asks of a row.
DROP INDEX follow_up_in_order;
CREATE INDEX follow_up_in_order ON follow_up ((coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, outcome_id, visit_id) WHERE archived_at IS NULL;
-- follow-ups.register by visit, officer and lead organisation; whole, because the foreign keys go by them as well.
CREATE INDEX follow_up_of_visit ON follow_up (visit_id, (coalesce(due_date, 'infinity'::date)), id);
CREATE INDEX follow_up_of_officer ON follow_up (officer_id, (coalesce(due_date, 'infinity'::date)), id);
CREATE INDEX follow_up_of_lead ON follow_up (lead_organisation_id, (coalesce(due_date, 'infinity'::date)), id);
-- follow-ups.register, its count and follow-ups.desk-few for what is unfinished: overdue (a range at its beginning),
-- unowned, stale. Two thirds of all follow-ups are closed and come first by due date: without this they are all read
-- and thrown away. It carries what these filters and the scope ask, so that passing over a row does not fetch it.
CREATE INDEX follow_up_unfinished ON follow_up ((coalesce(due_date, 'infinity'::date)), id)
  INCLUDE (due_date, officer_id, visit_id, outcome_id, last_progress_at, touched_at, status)
  WHERE archived_at IS NULL AND status NOT IN ('closed', 'dropped');
-- follow-ups.desk-own and the count of one's own in follow-ups.rail-counts, on every page.
CREATE INDEX follow_up_own ON follow_up (officer_id, (coalesce(due_date, 'infinity'::date)), id)
  WHERE archived_at IS NULL AND status NOT IN ('closed', 'dropped');
-- follow-ups.desk-few: what is stale, the longest first.
CREATE INDEX follow_up_last_sign ON follow_up ((coalesce(last_progress_at, touched_at)), id)
  WHERE archived_at IS NULL AND status NOT IN ('closed', 'dropped');
-- follow-ups.reviews, follow-ups.desk-reviews and the count of reviews in follow-ups.rail-counts, on every page.
CREATE INDEX follow_up_in_review ON follow_up (submitted_at, id) WHERE archived_at IS NULL AND status = 'in_review';
-- The filter "unowned": accounts that are no longer used, a few among all.
CREATE INDEX user_account_gone ON user_account (person_id) WHERE deactivated_at IS NOT NULL;

-- WHAT IS HIDDEN. Counts leave these out as sets, and the sets are small.
CREATE INDEX visit_hidden ON visit (id) INCLUDE (archived_at, restricted) WHERE archived_at IS NOT NULL OR restricted;
CREATE INDEX outcome_archived ON outcome (id) WHERE archived_at IS NOT NULL;
CREATE INDEX readout_unpublished ON readout (id) WHERE status IN ('draft', 'submitted');

-- READOUTS. follow-ups.desk-readouts: what waits to be cleared and finalised, the longest first; it takes the place of
-- the index by status and id, which no statement is in the order of.
DROP INDEX readout_status_id_idx;
CREATE INDEX readout_waiting ON readout (status, submitted_at, id) WHERE status IN ('submitted', 'cleared');
-- follow-ups.rail-meetings: one's own drafts.
DROP INDEX readout_writer_id_idx;
CREATE INDEX readout_draft_of ON readout (writer_id) WHERE status = 'draft';

-- VISITS that are not over, in the order in which follow-ups.desk-visits and follow-ups.rail-meetings go through them.
CREATE INDEX visit_going_on ON visit ((coalesce(arrival_date, 'infinity'::date)), id)
  WHERE archived_at IS NULL AND status NOT IN ('completed', 'cancelled');
