-- A planner can say that a field stays empty (an internal talk needs no interpreter): such a settled note keeps the
-- field off the lists of what is open until somebody fills it or asks again.
ALTER TABLE "to_be_confirmed" ADD COLUMN "not_needed" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE to_be_confirmed ADD CONSTRAINT to_be_confirmed_not_needed_is_settled CHECK (NOT not_needed OR settled_at IS NOT NULL);
CREATE INDEX to_be_confirmed_not_needed ON to_be_confirmed (item_id, field) WHERE not_needed;
-- programme.unconfirmed: what was asked and should have been answered by a day; what is noted about one field.
CREATE INDEX to_be_confirmed_until ON to_be_confirmed (until, item_id) WHERE settled_at IS NULL;
CREATE INDEX to_be_confirmed_field ON to_be_confirmed (field, item_id) WHERE settled_at IS NULL;
