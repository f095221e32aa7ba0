-- CreateEnum
CREATE TYPE "agreement_type" AS ENUM ('memorandum', 'protocol_of_intent', 'agreement', 'contract', 'road_map');

-- CreateEnum
CREATE TYPE "agreement_status" AS ENUM ('proposed', 'under_negotiation', 'signed', 'in_force', 'expired', 'terminated');

-- CreateEnum
CREATE TYPE "judgement" AS ENUM ('on_track', 'at_risk', 'off_track');

-- CreateEnum
CREATE TYPE "bulk_change_state" AS ENUM ('waiting', 'running', 'done', 'stopped');

-- CreateEnum
CREATE TYPE "outside_report_state" AS ENUM ('waiting', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "review_meeting_status" AS ENUM ('planned', 'under_way', 'closed');

-- CreateEnum
CREATE TYPE "review_meeting_decision" AS ENUM ('approved', 'returned', 'goes_on', 'dropped', 'deferred');

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "outside_report_id" UUID;

-- AlterTable
ALTER TABLE "follow_up" ADD COLUMN     "agreed_on" DATE,
ADD COLUMN     "agreement_id" UUID,
ADD COLUMN     "counterpart_id" UUID,
ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "judgement" "judgement",
ADD COLUMN     "outcome_type" "outcome_type",
ADD COLUMN     "owed_by" "owed_by" NOT NULL DEFAULT 'nobody',
ADD COLUMN     "percent" INTEGER,
ADD COLUMN     "published" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "outcome_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "progress_report" ADD COLUMN     "judgement" "judgement",
ADD COLUMN     "outside_report_id" UUID,
ADD COLUMN     "percent" INTEGER;

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "agreement_id" UUID,
ADD COLUMN     "outside_report_id" UUID;

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "item_id" UUID,
    "type" "agreement_type" NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "status" "agreement_status" NOT NULL DEFAULT 'proposed',
    "status_reason" TEXT,
    "owed_by" "owed_by" NOT NULL DEFAULT 'both',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "signed_on" DATE,
    "signed_place" TEXT,
    "in_force_from" DATE,
    "in_force_until" DATE,
    "without_end" BOOLEAN NOT NULL DEFAULT false,
    "notice_days" INTEGER,
    "renewal" TEXT,
    "note" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_party" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "organisation_id" UUID NOT NULL,
    "signatory_id" UUID,
    "signatory_title" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_outcome" (
    "outcome_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,

    CONSTRAINT "agreement_outcome_pkey" PRIMARY KEY ("outcome_id")
);

-- CreateTable
CREATE TABLE "follow_up_support" (
    "follow_up_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "follow_up_support_pkey" PRIMARY KEY ("follow_up_id","organisation_id")
);

-- CreateTable
CREATE TABLE "follow_up_step" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "due_date" DATE,
    "position" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ,
    "done_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "follow_up_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_dependency" (
    "follow_up_id" UUID NOT NULL,
    "after_id" UUID NOT NULL,

    CONSTRAINT "follow_up_dependency_pkey" PRIMARY KEY ("follow_up_id","after_id")
);

-- CreateTable
CREATE TABLE "follow_up_comment" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "by" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "follow_up_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_watcher" (
    "follow_up_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "follow_up_watcher_pkey" PRIMARY KEY ("follow_up_id","user_id")
);

-- CreateTable
CREATE TABLE "follow_up_reminder" (
    "follow_up_id" UUID NOT NULL,
    "due_date" DATE NOT NULL,
    "days" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "follow_up_reminder_pkey" PRIMARY KEY ("follow_up_id","due_date","days")
);

-- CreateTable
CREATE TABLE "follow_up_nudge" (
    "follow_up_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "by" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "follow_up_nudge_pkey" PRIMARY KEY ("follow_up_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "register" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_change" (
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "user_id" UUID NOT NULL,
    "state" "bulk_change_state" NOT NULL DEFAULT 'waiting',
    "total" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "bulk_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_change_row" (
    "bulk_change_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "changed" BOOLEAN,
    "problem" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "bulk_change_row_pkey" PRIMARY KEY ("bulk_change_id","follow_up_id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "user_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "in_app" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("user_id","topic")
);

-- CreateTable
CREATE TABLE "digest_sent" (
    "user_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "digest_sent_pkey" PRIMARY KEY ("user_id","week")
);

-- CreateTable
CREATE TABLE "private_link" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "message" TEXT,
    "created_by" UUID,
    "creator_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "revoked_by" UUID,
    "last_used_at" TIMESTAMPTZ,

    CONSTRAINT "private_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_report" (
    "id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "sender_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "percent" INTEGER,
    "judgement" "judgement",
    "next_step" TEXT,
    "at" TIMESTAMPTZ NOT NULL,
    "state" "outside_report_state" NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ,
    "decided_by" UUID,
    "decider_name" TEXT,

    CONSTRAINT "outside_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outside_report_link" (
    "id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "outside_report_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreed" (
    "id" UUID NOT NULL,
    "outcome_id" UUID,
    "agreement_id" UUID,
    "visit_id" UUID NOT NULL,
    "item_id" UUID,
    "type" "outcome_type" NOT NULL,
    "owed_by" "owed_by" NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "published" BOOLEAN NOT NULL,
    "agreed_on" DATE,
    "recorded_at" TIMESTAMPTZ NOT NULL,
    "follow_ups" INTEGER NOT NULL,
    "unfinished" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,

    CONSTRAINT "agreed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_meeting" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE,
    "present" TEXT,
    "status" "review_meeting_status" NOT NULL DEFAULT 'planned',
    "opened_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,
    "closer_name" TEXT,
    "minutes" JSONB,
    "created_by" UUID,
    "creator_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "review_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_meeting_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "decision" "review_meeting_decision",
    "reason" TEXT,
    "due_date" DATE,
    "order" TEXT,
    "decided_at" TIMESTAMPTZ,
    "decided_by" UUID,
    "decider_name" TEXT,

    CONSTRAINT "review_meeting_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agreement_number_key" ON "agreement"("number");

-- CreateIndex
CREATE INDEX "agreement_visit_id_id_idx" ON "agreement"("visit_id", "id");

-- CreateIndex
CREATE INDEX "agreement_item_id_idx" ON "agreement"("item_id");

-- CreateIndex
CREATE INDEX "agreement_status_id_idx" ON "agreement"("status", "id");

-- CreateIndex
CREATE INDEX "agreement_search_key_idx" ON "agreement" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "agreement_source_id_idx" ON "agreement"("source_id");

-- CreateIndex
CREATE INDEX "agreement_party_organisation_id_agreement_id_idx" ON "agreement_party"("organisation_id", "agreement_id");

-- CreateIndex
CREATE INDEX "agreement_party_signatory_id_idx" ON "agreement_party"("signatory_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_party_agreement_id_organisation_id_key" ON "agreement_party"("agreement_id", "organisation_id");

-- CreateIndex
CREATE INDEX "agreement_outcome_agreement_id_idx" ON "agreement_outcome"("agreement_id");

-- CreateIndex
CREATE INDEX "follow_up_support_organisation_id_idx" ON "follow_up_support"("organisation_id");

-- CreateIndex
CREATE INDEX "follow_up_step_follow_up_id_position_idx" ON "follow_up_step"("follow_up_id", "position");

-- CreateIndex
CREATE INDEX "follow_up_dependency_after_id_idx" ON "follow_up_dependency"("after_id");

-- CreateIndex
CREATE INDEX "follow_up_comment_follow_up_id_id_idx" ON "follow_up_comment"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "follow_up_watcher_user_id_idx" ON "follow_up_watcher"("user_id");

-- CreateIndex
CREATE INDEX "saved_view_register_owner_id_idx" ON "saved_view"("register", "owner_id");

-- CreateIndex
CREATE INDEX "bulk_change_user_id_id_idx" ON "bulk_change"("user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "private_link_token_hash_key" ON "private_link"("token_hash");

-- CreateIndex
CREATE INDEX "private_link_follow_up_id_id_idx" ON "private_link"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "private_link_organisation_id_idx" ON "private_link"("organisation_id");

-- CreateIndex
CREATE INDEX "outside_report_follow_up_id_id_idx" ON "outside_report"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "outside_report_link_id_idx" ON "outside_report"("link_id");

-- CreateIndex
CREATE INDEX "outside_report_link_report_id_idx" ON "outside_report_link"("report_id");

-- CreateIndex
CREATE INDEX "agreed_visit_id_idx" ON "agreed"("visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_meeting_number_key" ON "review_meeting"("number");

-- CreateIndex
CREATE INDEX "review_meeting_status_id_idx" ON "review_meeting"("status", "id");

-- CreateIndex
CREATE INDEX "review_meeting_item_follow_up_id_idx" ON "review_meeting_item"("follow_up_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_meeting_item_meeting_id_follow_up_id_key" ON "review_meeting_item"("meeting_id", "follow_up_id");

-- CreateIndex
CREATE INDEX "evidence_outside_report_id_idx" ON "evidence"("outside_report_id");

-- CreateIndex
CREATE INDEX "follow_up_agreement_id_idx" ON "follow_up"("agreement_id");

-- CreateIndex
CREATE INDEX "follow_up_counterpart_id_idx" ON "follow_up"("counterpart_id");

-- CreateIndex
CREATE UNIQUE INDEX "progress_report_outside_report_id_key" ON "progress_report"("outside_report_id");

-- CreateIndex
CREATE INDEX "stored_file_agreement_id_id_idx" ON "stored_file"("agreement_id", "id");

-- CreateIndex
CREATE INDEX "stored_file_outside_report_id_id_idx" ON "stored_file"("outside_report_id", "id");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_signatory_id_fkey" FOREIGN KEY ("signatory_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_outcome" ADD CONSTRAINT "agreement_outcome_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_outcome" ADD CONSTRAINT "agreement_outcome_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_outside_report_id_fkey" FOREIGN KEY ("outside_report_id") REFERENCES "outside_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_counterpart_id_fkey" FOREIGN KEY ("counterpart_id") REFERENCES "host_contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_outside_report_id_fkey" FOREIGN KEY ("outside_report_id") REFERENCES "outside_report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_outside_report_id_fkey" FOREIGN KEY ("outside_report_id") REFERENCES "outside_report"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_support" ADD CONSTRAINT "follow_up_support_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_support" ADD CONSTRAINT "follow_up_support_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_dependency" ADD CONSTRAINT "follow_up_dependency_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_dependency" ADD CONSTRAINT "follow_up_dependency_after_id_fkey" FOREIGN KEY ("after_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_comment" ADD CONSTRAINT "follow_up_comment_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_watcher" ADD CONSTRAINT "follow_up_watcher_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_watcher" ADD CONSTRAINT "follow_up_watcher_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_reminder" ADD CONSTRAINT "follow_up_reminder_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_nudge" ADD CONSTRAINT "follow_up_nudge_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change" ADD CONSTRAINT "bulk_change_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change_row" ADD CONSTRAINT "bulk_change_row_bulk_change_id_fkey" FOREIGN KEY ("bulk_change_id") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_sent" ADD CONSTRAINT "digest_sent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_link" ADD CONSTRAINT "private_link_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private_link" ADD CONSTRAINT "private_link_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_report" ADD CONSTRAINT "outside_report_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "private_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_report" ADD CONSTRAINT "outside_report_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_report_link" ADD CONSTRAINT "outside_report_link_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "outside_report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreed" ADD CONSTRAINT "agreed_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_meeting_item" ADD CONSTRAINT "review_meeting_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "review_meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_meeting_item" ADD CONSTRAINT "review_meeting_item_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Rules of one row.
ALTER TABLE follow_up ADD CONSTRAINT follow_up_of_one CHECK (num_nonnulls(outcome_id, agreement_id) = 1);
ALTER TABLE follow_up ADD CONSTRAINT follow_up_percent CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE progress_report ADD CONSTRAINT progress_report_percent CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE outside_report ADD CONSTRAINT outside_report_percent CHECK (percent BETWEEN 0 AND 100);
ALTER TABLE outside_report ADD CONSTRAINT outside_report_decided CHECK ((state = 'waiting') = (decided_at IS NULL));
ALTER TABLE outside_report ADD CONSTRAINT outside_report_declined CHECK (state <> 'declined' OR reason IS NOT NULL);
ALTER TABLE stored_file DROP CONSTRAINT stored_file_of_one;
ALTER TABLE stored_file ADD CONSTRAINT stored_file_of_one
  CHECK (num_nonnulls(readout_id, follow_up_id, agreement_id, outside_report_id) <= 1);
ALTER TABLE follow_up_dependency ADD CONSTRAINT follow_up_dependency_of_two CHECK (follow_up_id <> after_id);
ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_title_there CHECK (title <> '');
ALTER TABLE follow_up_comment ADD CONSTRAINT follow_up_comment_text_there CHECK (text <> '');
ALTER TABLE agreement ADD CONSTRAINT agreement_title_there CHECK (title <> '');
ALTER TABLE agreement ADD CONSTRAINT agreement_days CHECK (in_force_until >= coalesce(in_force_from, signed_on));
ALTER TABLE agreement ADD CONSTRAINT agreement_end CHECK (NOT (without_end AND in_force_until IS NOT NULL));
ALTER TABLE agreement ADD CONSTRAINT agreement_notice CHECK (notice_days BETWEEN 0 AND 3660);
ALTER TABLE agreement ADD CONSTRAINT agreement_terminated_reason CHECK (status <> 'terminated' OR status_reason IS NOT NULL);
ALTER TABLE private_link ADD CONSTRAINT private_link_ends CHECK (expires_at > created_at);
ALTER TABLE review_meeting ADD CONSTRAINT review_meeting_title_there CHECK (title <> '');
ALTER TABLE review_meeting ADD CONSTRAINT review_meeting_closed
  CHECK ((status = 'closed') = (closed_at IS NOT NULL) AND (status = 'closed') = (minutes IS NOT NULL));
ALTER TABLE review_meeting_item ADD CONSTRAINT review_meeting_item_decided CHECK ((decision IS NULL) = (decided_at IS NULL));
ALTER TABLE review_meeting_item ADD CONSTRAINT review_meeting_item_reason
  CHECK (decision IS NULL OR decision NOT IN ('returned', 'dropped') OR reason IS NOT NULL);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_named CHECK (name <> '' AND length(query) <= 2000);
CREATE UNIQUE INDEX saved_view_one_name ON saved_view (register, owner_id, lower(name)) WHERE archived_at IS NULL;
ALTER TABLE bulk_change ADD CONSTRAINT bulk_change_counts CHECK (changed >= 0 AND failed >= 0 AND changed + failed <= total);

-- What follow-ups carry of their origin, an outcome or an agreement, so that scopes and filters ask the row alone.
CREATE FUNCTION meeting_day(day date, day_number integer, arrival date) RETURNS date LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(day, arrival + (day_number - 1)) $$;
CREATE VIEW follow_up_origin AS
  SELECT o.id AS outcome_id, NULL::uuid AS agreement_id, o.restricted, o.archived_at IS NOT NULL AS hidden,
    r.status IN ('cleared', 'final') AS published, o.owed_by, o.type AS outcome_type,
    meeting_day(i.date, i.day_number, v.arrival_date) AS agreed_on
  FROM outcome o JOIN readout r ON r.id = o.readout_id JOIN programme_item i ON i.id = o.item_id JOIN visit v ON v.id = o.visit_id
  UNION ALL
  SELECT NULL, a.id, a.restricted, a.archived_at IS NOT NULL, a.status NOT IN ('proposed', 'under_negotiation'), a.owed_by,
    NULL::outcome_type, coalesce(a.signed_on, meeting_day(i.date, i.day_number, v.arrival_date))
  FROM agreement a JOIN visit v ON v.id = a.visit_id LEFT JOIN programme_item i ON i.id = a.item_id;

CREATE FUNCTION take_follow_up_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome_id IS NOT NULL THEN
    SELECT x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on
      INTO NEW.restricted, NEW.hidden, NEW.published, NEW.owed_by, NEW.outcome_type, NEW.agreed_on
      FROM follow_up_origin x WHERE x.outcome_id = NEW.outcome_id;
  ELSE
    SELECT x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on
      INTO NEW.restricted, NEW.hidden, NEW.published, NEW.owed_by, NEW.outcome_type, NEW.agreed_on
      FROM follow_up_origin x WHERE x.agreement_id = NEW.agreement_id;
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER follow_up_restricted ON follow_up;
DROP FUNCTION restrict_follow_up();
CREATE TRIGGER follow_up_takes_origin BEFORE INSERT OR UPDATE OF outcome_id, agreement_id ON follow_up
  FOR EACH ROW EXECUTE FUNCTION take_follow_up_origin();
CREATE OR REPLACE FUNCTION pass_restriction_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE outcome SET restricted = (NEW.handling = 'restricted') WHERE readout_id = NEW.id;
  RETURN NULL;
END $$;

-- What was agreed, each thing once: a signed agreement stands for the outcomes that it came from; before its signature
-- they stand for it. Its follow-ups are those of both.
CREATE VIEW agreed_source AS
  SELECT o.id, o.id AS outcome_id, NULL::uuid AS agreement_id, o.visit_id, o.item_id, o.type, o.owed_by, o.restricted,
    r.status IN ('cleared', 'final') AS published, meeting_day(i.date, i.day_number, v.arrival_date) AS agreed_on,
    o.created_at AS recorded_at, w.follow_ups, w.unfinished, w.started_at, w.closed_at
  FROM outcome o JOIN readout r ON r.id = o.readout_id JOIN programme_item i ON i.id = o.item_id JOIN visit v ON v.id = o.visit_id
    LEFT JOIN agreement_outcome l ON l.outcome_id = o.id
    LEFT JOIN agreement a ON a.id = l.agreement_id AND a.archived_at IS NULL
    CROSS JOIN LATERAL (SELECT count(*)::int AS follow_ups, count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped'))::int AS unfinished,
        min(f.started_at) AS started_at,
        CASE WHEN count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped')) = 0 THEN max(f.closed_at) END AS closed_at
      FROM follow_up f WHERE f.archived_at IS NULL AND (f.outcome_id = o.id OR f.agreement_id = a.id)) w
  WHERE o.archived_at IS NULL AND (a.id IS NULL OR a.status IN ('proposed', 'under_negotiation'))
  UNION ALL
  SELECT a.id, NULL, a.id, a.visit_id, a.item_id, 'agreement'::outcome_type, a.owed_by, a.restricted,
    a.status NOT IN ('proposed', 'under_negotiation'), coalesce(a.signed_on, meeting_day(i.date, i.day_number, v.arrival_date)),
    a.created_at, w.follow_ups, w.unfinished, w.started_at, w.closed_at
  FROM agreement a JOIN visit v ON v.id = a.visit_id LEFT JOIN programme_item i ON i.id = a.item_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS follow_ups, count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped'))::int AS unfinished,
        min(f.started_at) AS started_at,
        CASE WHEN count(*) FILTER (WHERE f.status NOT IN ('closed', 'dropped')) = 0 THEN max(f.closed_at) END AS closed_at
      FROM follow_up f WHERE f.archived_at IS NULL AND (f.agreement_id = a.id OR f.outcome_id IN (
        SELECT l.outcome_id FROM agreement_outcome l JOIN outcome o ON o.id = l.outcome_id
        WHERE l.agreement_id = a.id AND o.archived_at IS NULL))) w
  WHERE a.archived_at IS NULL AND (a.status NOT IN ('proposed', 'under_negotiation') OR NOT EXISTS (
    SELECT 1 FROM agreement_outcome l JOIN outcome o ON o.id = l.outcome_id WHERE l.agreement_id = a.id AND o.archived_at IS NULL));

-- Brings `agreed` up to date for outcomes and agreements and for what stands for them. Its rows are held first, so that
-- of two writers the later one counts what the earlier wrote.
CREATE FUNCTION keep_agreed(changed uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  IF coalesce(cardinality(changed), 0) = 0 THEN RETURN; END IF;
  SELECT array_agg(DISTINCT x.id) INTO ids FROM (
    SELECT unnest(changed) AS id
    UNION ALL SELECT l.agreement_id FROM agreement_outcome l WHERE l.outcome_id = ANY(changed)
    UNION ALL SELECT l.outcome_id FROM agreement_outcome l WHERE l.agreement_id = ANY(changed)) x;
  PERFORM 1 FROM agreed g WHERE g.id = ANY(ids) ORDER BY g.id FOR UPDATE;
  DELETE FROM agreed g WHERE g.id = ANY(ids) AND NOT EXISTS (SELECT 1 FROM agreed_source s WHERE s.id = g.id);
  INSERT INTO agreed AS g (id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
      recorded_at, follow_ups, unfinished, started_at, closed_at)
    SELECT s.id, s.outcome_id, s.agreement_id, s.visit_id, s.item_id, s.type, s.owed_by, s.restricted, s.published, s.agreed_on,
      s.recorded_at, s.follow_ups, s.unfinished, s.started_at, s.closed_at
    FROM agreed_source s WHERE s.id = ANY(ids) ORDER BY s.id
    ON CONFLICT (id) DO UPDATE SET visit_id = excluded.visit_id, item_id = excluded.item_id, type = excluded.type,
      owed_by = excluded.owed_by, restricted = excluded.restricted, published = excluded.published, agreed_on = excluded.agreed_on,
      follow_ups = excluded.follow_ups, unfinished = excluded.unfinished, started_at = excluded.started_at, closed_at = excluded.closed_at
    WHERE (g.visit_id, g.item_id, g.type, g.owed_by, g.restricted, g.published, g.agreed_on, g.follow_ups, g.unfinished, g.started_at, g.closed_at)
      IS DISTINCT FROM (excluded.visit_id, excluded.item_id, excluded.type, excluded.owed_by, excluded.restricted, excluded.published,
        excluded.agreed_on, excluded.follow_ups, excluded.unfinished, excluded.started_at, excluded.closed_at);
END $$;

-- The same for what follow-ups carry of outcomes and agreements that changed.
CREATE FUNCTION keep_origins(changed uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(changed), 0) = 0 THEN RETURN; END IF;
  UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published, owed_by = x.owed_by,
      outcome_type = x.outcome_type, agreed_on = x.agreed_on
    FROM follow_up_origin x WHERE f.outcome_id = ANY(changed) AND x.outcome_id = f.outcome_id
      AND (f.restricted, f.hidden, f.published, f.owed_by, f.outcome_type, f.agreed_on)
        IS DISTINCT FROM (x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on);
  UPDATE follow_up f SET restricted = x.restricted, hidden = x.hidden, published = x.published, owed_by = x.owed_by,
      outcome_type = x.outcome_type, agreed_on = x.agreed_on
    FROM follow_up_origin x WHERE f.agreement_id = ANY(changed) AND x.agreement_id = f.agreement_id
      AND (f.restricted, f.hidden, f.published, f.owed_by, f.outcome_type, f.agreed_on)
        IS DISTINCT FROM (x.restricted, x.hidden, x.published, x.owed_by, x.outcome_type, x.agreed_on);
  PERFORM keep_agreed(changed);
END $$;

CREATE FUNCTION origins_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM keep_agreed((SELECT array_agg(b.id) FROM before b));
  ELSE
    PERFORM keep_origins((SELECT array_agg(a.id) FROM after a));
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION outcomes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_origins((SELECT array_agg(a.id) FROM after a JOIN before b ON b.id = a.id
    WHERE (a.type, a.owed_by, a.restricted, a.archived_at, a.item_id, a.readout_id, a.visit_id)
      IS DISTINCT FROM (b.type, b.owed_by, b.restricted, b.archived_at, b.item_id, b.readout_id, b.visit_id)));
  RETURN NULL;
END $$;
CREATE TRIGGER outcome_added_origin AFTER INSERT ON outcome REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION origins_changed();
CREATE TRIGGER outcome_gone_origin AFTER DELETE ON outcome REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION origins_changed();
CREATE TRIGGER outcome_changed_origin AFTER UPDATE ON outcome REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION outcomes_changed();
CREATE TRIGGER agreement_added_origin AFTER INSERT ON agreement REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION origins_changed();
CREATE TRIGGER agreement_gone_origin AFTER DELETE ON agreement REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION origins_changed();
CREATE TRIGGER agreement_changed_origin AFTER UPDATE ON agreement REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION origins_changed();

CREATE FUNCTION agreement_outcomes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM keep_agreed((SELECT array_agg(b.outcome_id) || array_agg(b.agreement_id) FROM before b));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM keep_agreed((SELECT array_agg(a.outcome_id) || array_agg(a.agreement_id) FROM after a));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agreement_outcome_added AFTER INSERT ON agreement_outcome REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION agreement_outcomes_changed();
CREATE TRIGGER agreement_outcome_changed AFTER UPDATE ON agreement_outcome REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION agreement_outcomes_changed();
CREATE TRIGGER agreement_outcome_gone AFTER DELETE ON agreement_outcome REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION agreement_outcomes_changed();

CREATE FUNCTION follow_ups_changed_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM keep_agreed((SELECT array_agg(coalesce(a.outcome_id, a.agreement_id)) FROM after a));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM keep_agreed((SELECT array_agg(coalesce(b.outcome_id, b.agreement_id)) FROM before b));
  ELSE
    PERFORM keep_agreed((SELECT array_agg(x.id) FROM after a JOIN before b ON b.id = a.id
      CROSS JOIN LATERAL (VALUES (coalesce(a.outcome_id, a.agreement_id)), (coalesce(b.outcome_id, b.agreement_id))) x (id)
      WHERE (a.outcome_id, a.agreement_id, a.status, a.started_at, a.closed_at, a.archived_at)
        IS DISTINCT FROM (b.outcome_id, b.agreement_id, b.status, b.started_at, b.closed_at, b.archived_at)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_up_added_agreed AFTER INSERT ON follow_up REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION follow_ups_changed_agreed();
CREATE TRIGGER follow_up_changed_agreed AFTER UPDATE ON follow_up REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION follow_ups_changed_agreed();
CREATE TRIGGER follow_up_gone_agreed AFTER DELETE ON follow_up REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION follow_ups_changed_agreed();

-- What moves the day of what was agreed, or publishes it.
CREATE FUNCTION readout_published_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_origins((SELECT array_agg(o.id) FROM outcome o WHERE o.readout_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER readout_status_origin AFTER UPDATE OF status ON readout FOR EACH ROW
  WHEN ((OLD.status IN ('cleared', 'final')) <> (NEW.status IN ('cleared', 'final'))) EXECUTE FUNCTION readout_published_origin();
CREATE FUNCTION item_day_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_origins((SELECT array_agg(x.id) FROM (
    SELECT o.id FROM outcome o WHERE o.item_id = NEW.id UNION ALL SELECT a.id FROM agreement a WHERE a.item_id = NEW.id) x));
  RETURN NULL;
END $$;
CREATE TRIGGER programme_item_day_origin AFTER UPDATE OF date, day_number ON programme_item FOR EACH ROW
  WHEN (OLD.date IS DISTINCT FROM NEW.date OR OLD.day_number IS DISTINCT FROM NEW.day_number) EXECUTE FUNCTION item_day_origin();
CREATE FUNCTION visit_arrival_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM keep_origins((SELECT array_agg(x.id) FROM (
    SELECT o.id FROM outcome o WHERE o.visit_id = NEW.id
    UNION ALL SELECT a.id FROM agreement a JOIN programme_item i ON i.id = a.item_id WHERE a.visit_id = NEW.id OR i.visit_id = NEW.id) x));
  RETURN NULL;
END $$;
CREATE TRIGGER visit_arrival_origin AFTER UPDATE OF arrival_date ON visit FOR EACH ROW
  WHEN (OLD.arrival_date IS DISTINCT FROM NEW.arrival_date) EXECUTE FUNCTION visit_arrival_origin();

-- `count_follow_ups` with follow-ups of agreements, which no outcome counts.
CREATE OR REPLACE FUNCTION count_follow_ups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Counted anew instead of one more or less: two writers of one outcome wait for its row and cannot drift.
  IF TG_OP <> 'INSERT' AND OLD.outcome_id IS NOT NULL THEN
    PERFORM 1 FROM outcome WHERE id = OLD.outcome_id FOR NO KEY UPDATE;
    UPDATE outcome SET follow_ups = (SELECT count(*) FROM follow_up f WHERE f.outcome_id = OLD.outcome_id AND f.archived_at IS NULL)
      WHERE id = OLD.outcome_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.outcome_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.outcome_id IS DISTINCT FROM OLD.outcome_id) THEN
    PERFORM 1 FROM outcome WHERE id = NEW.outcome_id FOR NO KEY UPDATE;
    UPDATE outcome SET follow_ups = (SELECT count(*) FROM follow_up f WHERE f.outcome_id = NEW.outcome_id AND f.archived_at IS NULL)
      WHERE id = NEW.outcome_id;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER follow_up_counted_moved ON follow_up;
CREATE TRIGGER follow_up_counted_moved AFTER UPDATE OF outcome_id, archived_at ON follow_up FOR EACH ROW
  WHEN (OLD.outcome_id IS DISTINCT FROM NEW.outcome_id OR (OLD.archived_at IS NULL) <> (NEW.archived_at IS NULL))
  EXECUTE FUNCTION count_follow_ups();

-- What is there already. Triggers of follow-ups are not needed for it.
ALTER TABLE follow_up DISABLE TRIGGER USER;
UPDATE follow_up f SET hidden = x.hidden, published = x.published, owed_by = x.owed_by, outcome_type = x.outcome_type,
    agreed_on = x.agreed_on
  FROM follow_up_origin x WHERE x.outcome_id = f.outcome_id;
ALTER TABLE follow_up ENABLE TRIGGER USER;
INSERT INTO agreed (id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
    recorded_at, follow_ups, unfinished, started_at, closed_at)
  SELECT id, outcome_id, agreement_id, visit_id, item_id, type, owed_by, restricted, published, agreed_on,
    recorded_at, follow_ups, unfinished, started_at, closed_at FROM agreed_source;
