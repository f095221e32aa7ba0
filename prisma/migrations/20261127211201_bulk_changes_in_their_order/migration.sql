-- A bulk change is worked off visit by visit, in an order that stands from its beginning: two at once then hold the same
-- rows in the same order. A row that was ticked keeps the version that the person saw; one that a filter found has none.
ALTER TABLE "bulk_change_row" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "version" INTEGER;
-- Why it was stopped: its asker said so, or may not do this any more.
ALTER TABLE "bulk_change" ADD COLUMN "stopped_by" TEXT;

-- For `follow-ups.bulk-next`: what waits, in its order.
CREATE INDEX "bulk_change_row_waiting" ON "bulk_change_row"("bulk_change_id", "position") WHERE changed IS NULL;
-- For `follow-ups.bulk-problems`: what could not be done, a page at a time.
CREATE INDEX "bulk_change_row_refused" ON "bulk_change_row"("bulk_change_id", "position") WHERE changed = false;

ALTER TABLE bulk_change ADD CONSTRAINT bulk_change_act
  CHECK (act IN ('reassign', 'setDueDate', 'remind', 'addToReview'));
ALTER TABLE bulk_change ADD CONSTRAINT bulk_change_stopped
  CHECK ((state = 'stopped') = (stopped_by IS NOT NULL) AND (stopped_by IS NULL OR stopped_by IN ('asker', 'rights')));
ALTER TABLE bulk_change ADD CONSTRAINT bulk_change_finished CHECK ((finished_at IS NOT NULL) = (state IN ('done', 'stopped')));
ALTER TABLE bulk_change_row ADD CONSTRAINT bulk_change_row_why CHECK (coalesce(changed, true) = (problem IS NULL));
