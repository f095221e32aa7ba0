-- Reports of outside bodies that wait, few among all: `reminders.digest`.
CREATE INDEX outside_report_waiting_by_follow_up ON outside_report (follow_up_id) WHERE state = 'waiting';

-- `reminders.digest` counts what is on paper only from here: what was agreed and never begun, by the day since when.
CREATE INDEX agreed_not_started ON agreed (since, id) INCLUDE (visit_id, type) WHERE published AND started_at IS NULL AND stood_for_by IS NULL;

-- `notifications.list` of what was not read, newest first; the bell counts from it too, up to a hundred.
DROP INDEX notification_unread;
CREATE INDEX notification_unread ON notification (user_id, id DESC) WHERE read_at IS NULL;
