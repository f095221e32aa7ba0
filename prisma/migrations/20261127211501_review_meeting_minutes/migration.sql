-- What the minutes of a review meeting say of each follow-up: how it stood before the decision and after it, and which
-- date was moved and why. `version` tells two managers apart who decide on the same one at once.
ALTER TABLE review_meeting_item
  ADD COLUMN status_before follow_up_status,
  ADD COLUMN status_after follow_up_status,
  ADD COLUMN due_before date,
  ADD COLUMN due_reason text,
  ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE review_meeting_item ADD CONSTRAINT review_meeting_item_states
  CHECK (num_nonnulls(decision, status_before, status_after) IN (0, 3));
-- What is closed takes neither a new date nor an order.
ALTER TABLE review_meeting_item ADD CONSTRAINT review_meeting_item_goes_on
  CHECK ((due_date IS NULL AND "order" IS NULL) OR decision IN ('returned', 'goes_on', 'deferred'));

-- The list of a meeting in its order, page by page (review-meetings.items, review-meetings.beside).
CREATE INDEX review_meeting_item_order ON review_meeting_item (meeting_id, position, id);
-- The list of meetings, the latest first (review-meetings.list); those in the archive are few.
CREATE INDEX review_meeting_standing ON review_meeting (id) WHERE archived_at IS NULL;

-- Minutes are frozen: nothing is added to a closed meeting and nothing of it changes; it can be put into the archive.
CREATE FUNCTION keep_review_meeting_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'review meeting % is closed', OLD.id USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER review_meeting_closed BEFORE UPDATE ON review_meeting FOR EACH ROW
  WHEN (OLD.status = 'closed' AND (OLD.status, OLD.number, OLD.title, OLD.held_on, OLD.present, OLD.opened_at, OLD.closed_at,
    OLD.closer_name, OLD.minutes) IS DISTINCT FROM (NEW.status, NEW.number, NEW.title, NEW.held_on, NEW.present, NEW.opened_at,
    NEW.closed_at, NEW.closer_name, NEW.minutes))
  EXECUTE FUNCTION keep_review_meeting_closed();
CREATE FUNCTION keep_review_meeting_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM review_meeting m WHERE m.id = NEW.meeting_id AND m.status = 'closed') THEN
    RAISE EXCEPTION 'review meeting % is closed', NEW.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_meeting_items_closed BEFORE INSERT OR UPDATE ON review_meeting_item FOR EACH ROW
  EXECUTE FUNCTION keep_review_meeting_items();
