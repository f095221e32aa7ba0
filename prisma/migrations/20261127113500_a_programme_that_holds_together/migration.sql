-- A programme that holds together while it moves: subgroups of the delegation, who takes part by them, what is to be
-- confirmed and by whom, clashes a planner lives with, times of travel, issued versions, notices, calendar feeds.

-- AlterTable
ALTER TABLE "delegation_member" ADD COLUMN     "phone" TEXT;

-- AlterTable
ALTER TABLE "item_participant" ADD COLUMN     "by_hand" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "programme_item" ADD COLUMN     "for_everyone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sequence_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "created_by" UUID,
    "created_by_name" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "revoked_by" UUID,

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accepted_clash" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ NOT NULL,
    "accepted_by" UUID,
    "accepted_by_name" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "withdrawn_by" UUID,

    CONSTRAINT "accepted_clash_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "travel_time" (
    "id" UUID NOT NULL,
    "from_city" TEXT NOT NULL,
    "from_venue" TEXT,
    "to_city" TEXT NOT NULL,
    "to_venue" TEXT,
    "from_key" TEXT NOT NULL,
    "to_key" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "travel_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subgroup" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" UUID,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "subgroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subgroup_member" (
    "subgroup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "subgroup_member_pkey" PRIMARY KEY ("subgroup_id","member_id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "visit_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "values" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ NOT NULL,
    "read_at" TIMESTAMPTZ,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_item_subgroup" (
    "item_id" UUID NOT NULL,
    "subgroup_id" UUID NOT NULL,

    CONSTRAINT "programme_item_subgroup_pkey" PRIMARY KEY ("item_id","subgroup_id")
);

-- CreateTable
CREATE TABLE "to_be_confirmed" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "note" TEXT,
    "asked_of" TEXT,
    "until" DATE,
    "created_at" TIMESTAMPTZ NOT NULL,
    "created_by" UUID,
    "settled_at" TIMESTAMPTZ,
    "settled_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "to_be_confirmed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_version" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT,
    "issued_at" TIMESTAMPTZ NOT NULL,
    "issued_by" UUID,
    "issued_by_name" TEXT NOT NULL,
    "item_count" INTEGER NOT NULL,
    "format" INTEGER NOT NULL DEFAULT 1,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "programme_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "version_recipient" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "member_id" UUID,
    "contact_id" UUID,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "user_id" UUID,
    "changes" JSONB NOT NULL,
    "told_at" TIMESTAMPTZ,
    "told_by" UUID,
    "told_by_name" TEXT,

    CONSTRAINT "version_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_visit_id_idx" ON "calendar_feed"("visit_id");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- CreateIndex
CREATE INDEX "accepted_clash_visit_id_idx" ON "accepted_clash"("visit_id");

-- CreateIndex
CREATE INDEX "travel_time_from_key_to_key_idx" ON "travel_time"("from_key", "to_key");

-- CreateIndex
CREATE INDEX "subgroup_visit_id_position_idx" ON "subgroup"("visit_id", "position");

-- CreateIndex
CREATE INDEX "subgroup_organisation_id_idx" ON "subgroup"("organisation_id");

-- CreateIndex
CREATE INDEX "subgroup_member_member_id_subgroup_id_idx" ON "subgroup_member"("member_id", "subgroup_id");

-- CreateIndex
CREATE INDEX "notification_user_id_id_idx" ON "notification"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notification_visit_id_idx" ON "notification"("visit_id");

-- CreateIndex
CREATE INDEX "programme_item_subgroup_subgroup_id_item_id_idx" ON "programme_item_subgroup"("subgroup_id", "item_id");

-- CreateIndex
CREATE INDEX "to_be_confirmed_item_id_idx" ON "to_be_confirmed"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_version_visit_id_number_key" ON "programme_version"("visit_id", "number");

-- CreateIndex
CREATE INDEX "version_recipient_version_id_idx" ON "version_recipient"("version_id");

-- CreateIndex
CREATE INDEX "version_recipient_visit_id_idx" ON "version_recipient"("visit_id");

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accepted_clash" ADD CONSTRAINT "accepted_clash_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subgroup" ADD CONSTRAINT "subgroup_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subgroup" ADD CONSTRAINT "subgroup_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subgroup_member" ADD CONSTRAINT "subgroup_member_subgroup_id_fkey" FOREIGN KEY ("subgroup_id") REFERENCES "subgroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subgroup_member" ADD CONSTRAINT "subgroup_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "delegation_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item_subgroup" ADD CONSTRAINT "programme_item_subgroup_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item_subgroup" ADD CONSTRAINT "programme_item_subgroup_subgroup_id_fkey" FOREIGN KEY ("subgroup_id") REFERENCES "subgroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "to_be_confirmed" ADD CONSTRAINT "to_be_confirmed_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_recipient" ADD CONSTRAINT "version_recipient_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "programme_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version_recipient" ADD CONSTRAINT "version_recipient_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the rules say, held by the database.
ALTER TABLE subgroup ADD CONSTRAINT subgroup_name_there CHECK (name <> '');
CREATE UNIQUE INDEX subgroup_name_once ON subgroup (visit_id, lower(name)) WHERE archived_at IS NULL;
ALTER TABLE to_be_confirmed ADD CONSTRAINT to_be_confirmed_field_there CHECK (field <> '');
CREATE UNIQUE INDEX to_be_confirmed_one_open ON to_be_confirmed (item_id, field) WHERE settled_at IS NULL;
ALTER TABLE accepted_clash ADD CONSTRAINT accepted_clash_reason_there CHECK (reason <> '');
CREATE UNIQUE INDEX accepted_clash_one_standing ON accepted_clash (visit_id, key) WHERE withdrawn_at IS NULL;
ALTER TABLE travel_time ADD CONSTRAINT travel_time_minutes CHECK (minutes BETWEEN 0 AND 2880);
ALTER TABLE travel_time ADD CONSTRAINT travel_time_in_order CHECK (from_key < to_key COLLATE "C");
CREATE UNIQUE INDEX travel_time_once ON travel_time (from_key, to_key) WHERE archived_at IS NULL;
ALTER TABLE programme_version ADD CONSTRAINT programme_version_number CHECK (number >= 1);
CREATE TRIGGER programme_version_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE UNIQUE INDEX calendar_feed_one_standing ON calendar_feed (visit_id, person_id) WHERE revoked_at IS NULL;
-- The unread notices of one account: their number stands in the frame of every page.
CREATE INDEX notification_unread ON notification (user_id) WHERE read_at IS NULL;

-- A calendar program takes an item for changed when its SEQUENCE has grown (RFC 5545, 3.8.7.4). Times are also written
-- by statements that raise no version (a new arrival date), so the database counts.
CREATE FUNCTION count_item_sequence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sequence := OLD.sequence + 1;
  NEW.sequence_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER programme_item_sequence BEFORE UPDATE ON programme_item FOR EACH ROW
  WHEN ((OLD.title, OLD.type, OLD.status, OLD.day_number, OLD.date, OLD.part_of_day, OLD.start_time, OLD.start_until,
      OLD.end_time, OLD.end_date, OLD.starts_at, OLD.ends_at, OLD.city, OLD.venue, OLD.from_place, OLD.to_place,
      OLD.carrier, OLD.objective, OLD.archived_at)
    IS DISTINCT FROM (NEW.title, NEW.type, NEW.status, NEW.day_number, NEW.date, NEW.part_of_day, NEW.start_time,
      NEW.start_until, NEW.end_time, NEW.end_date, NEW.starts_at, NEW.ends_at, NEW.city, NEW.venue, NEW.from_place,
      NEW.to_place, NEW.carrier, NEW.objective, NEW.archived_at))
  EXECUTE FUNCTION count_item_sequence();
-- A day that is only a number gets another date with the arrival, and nothing else of such an item is written.
CREATE FUNCTION count_numbered_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programme_item SET sequence = sequence + 1, sequence_at = now()
    WHERE visit_id = NEW.id AND day_number IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER visit_arrival_moved AFTER UPDATE OF arrival_date ON visit FOR EACH ROW
  WHEN (OLD.arrival_date IS DISTINCT FROM NEW.arrival_date) EXECUTE FUNCTION count_numbered_items();
