-- The whole first schema. Below the generated tables stand the rules that Prisma cannot express:
-- each of them is also a clear message in a form, this is the last line of defence.

-- Trigram search over names and titles.
CREATE EXTENSION IF NOT EXISTS pg_trgm;


-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'staff', 'planner', 'manager', 'admin');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('first_admin', 'set_password');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('user', 'system');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('head_of_delegation', 'deputy_head', 'member', 'adviser', 'interpreter', 'note_taker', 'liaison', 'security', 'media', 'staff');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('ours', 'host');

-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('parliament', 'government', 'ministry', 'agency', 'local_government', 'company', 'academia', 'association', 'international', 'media', 'other');

-- CreateEnum
CREATE TYPE "name_kind" AS ENUM ('official', 'short', 'former', 'translation', 'transliteration');

-- CreateEnum
CREATE TYPE "script" AS ENUM ('Latn', 'Cyrl', 'Hans', 'Arab', 'Other');

-- CreateEnum
CREATE TYPE "follow_up_status" AS ENUM ('open', 'in_progress', 'blocked', 'awaiting_other_side', 'in_review', 'closed', 'dropped');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('note', 'link', 'file');

-- CreateEnum
CREATE TYPE "review_decision" AS ENUM ('approved', 'returned');

-- CreateEnum
CREATE TYPE "outcome_type" AS ENUM ('agreement', 'commitment', 'decision', 'invitation', 'offer', 'request', 'intention', 'information');

-- CreateEnum
CREATE TYPE "owed_by" AS ENUM ('us', 'other_side', 'both', 'nobody');

-- CreateEnum
CREATE TYPE "item_type" AS ENUM ('arrival', 'departure', 'transfer', 'courtesy_call', 'meeting', 'working_session', 'site_visit', 'presentation', 'signing_ceremony', 'official_meal', 'reception', 'training', 'cultural_event', 'press_event', 'internal', 'free_time', 'other');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('requested', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled');

-- CreateEnum
CREATE TYPE "part_of_day" AS ENUM ('morning', 'midday', 'afternoon', 'evening', 'night');

-- CreateEnum
CREATE TYPE "counterpart_answer" AS ENUM ('invited', 'confirmed', 'declined', 'not_confirmed');

-- CreateEnum
CREATE TYPE "readout_status" AS ENUM ('draft', 'submitted', 'cleared', 'final');

-- CreateEnum
CREATE TYPE "visit_direction" AS ENUM ('outgoing', 'incoming');

-- CreateEnum
CREATE TYPE "visit_level" AS ENUM ('head_of_state', 'head_of_government', 'minister', 'deputy_minister', 'parliamentary', 'regional', 'expert');

-- CreateEnum
CREATE TYPE "visit_status" AS ENUM ('proposed', 'planning', 'confirmed', 'under_way', 'reporting', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "organiser_role" AS ENUM ('organiser', 'co_organiser', 'inviting_party');

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "person_id" UUID,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "deactivated_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_role" (
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "until" DATE,

    CONSTRAINT "user_role_pkey" PRIMARY KEY ("user_id","role")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "command_receipt" (
    "actor_key" TEXT NOT NULL,
    "command_id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "command_receipt_pkey" PRIMARY KEY ("actor_key","command_id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "command_id" UUID,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_name" TEXT NOT NULL,
    "visit_id" UUID,
    "changes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participating_agency" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "participating_agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_group" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "organisation_id" UUID,
    "label" TEXT NOT NULL,
    "headcount" INTEGER,
    "side" "side" NOT NULL,

    CONSTRAINT "party_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation_member" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "person_id" UUID,
    "group_id" UUID,
    "organisation_id" UUID,
    "role" "member_role" NOT NULL DEFAULT 'member',
    "title" TEXT,
    "precedence" INTEGER NOT NULL,
    "note" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "delegation_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_organisation" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "host_organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_contact" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "organisation_id" UUID,
    "person_id" UUID,
    "group_id" UUID,
    "title" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "note" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "host_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "organisation_kind",
    "country_code" CHAR(2),
    "parent_id" UUID,
    "note" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_name" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language_tag" TEXT NOT NULL DEFAULT 'und',
    "script" "script" NOT NULL,
    "kind" "name_kind" NOT NULL DEFAULT 'official',
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "search_key" TEXT NOT NULL,

    CONSTRAINT "organisation_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "note" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_name" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "language_tag" TEXT NOT NULL DEFAULT 'und',
    "script" "script" NOT NULL,
    "kind" "name_kind" NOT NULL DEFAULT 'official',
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "search_key" TEXT NOT NULL,

    CONSTRAINT "person_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "from_date" DATE,
    "until_date" DATE,

    CONSTRAINT "position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "outcome_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "status" "follow_up_status" NOT NULL DEFAULT 'open',
    "status_reason" TEXT,
    "lead_organisation_id" UUID,
    "officer_id" UUID,
    "due_date" DATE,
    "first_due_date" DATE,
    "next_step" TEXT,
    "started_at" TIMESTAMPTZ,
    "last_progress_at" TIMESTAMPTZ,
    "touched_at" TIMESTAMPTZ NOT NULL,
    "submitted_at" TIMESTAMPTZ,
    "submitted_by" UUID,
    "closed_at" TIMESTAMPTZ,
    "created_by" UUID,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_report" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "next_step" TEXT,
    "written_by" UUID,
    "writer_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "progress_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "kind" "evidence_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "url" TEXT,
    "added_by" UUID,
    "adder_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "submitted_by" UUID,
    "submitter_name" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ NOT NULL,
    "decision" "review_decision",
    "reason" TEXT,
    "decided_by" UUID,
    "decider_name" TEXT,
    "decided_at" TIMESTAMPTZ,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "due_date_change" (
    "id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "from_date" DATE,
    "to_date" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID,
    "asker_name" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "accepted" BOOLEAN,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ,

    CONSTRAINT "due_date_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "readout_id" UUID NOT NULL,
    "type" "outcome_type" NOT NULL,
    "text" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "owed_by" "owed_by" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "no_follow_up_reason" TEXT,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_item" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "visit_id" UUID NOT NULL,
    "type" "item_type" NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "status" "item_status" NOT NULL DEFAULT 'requested',
    "status_reason" TEXT,
    "unplanned" BOOLEAN NOT NULL DEFAULT false,
    "day_number" INTEGER,
    "date" DATE,
    "part_of_day" "part_of_day",
    "start_time" CHAR(5),
    "start_until" CHAR(5),
    "end_time" CHAR(5),
    "end_date" DATE,
    "start_zone" TEXT,
    "end_zone" TEXT,
    "start_offset" INTEGER,
    "end_offset" INTEGER,
    "duration_min" INTEGER,
    "duration_max" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ,
    "ends_at" TIMESTAMPTZ,
    "city" TEXT,
    "venue" TEXT,
    "from_place" TEXT,
    "to_place" TEXT,
    "carrier" TEXT,
    "vehicle" TEXT,
    "objective" TEXT,
    "agenda" TEXT,
    "readout_expected" BOOLEAN,
    "offered_by_organisation_id" UUID,
    "offered_by_person_id" UUID,
    "interpreter_id" UUID,
    "note_taker_id" UUID,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "programme_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme_item_host" (
    "item_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "programme_item_host_pkey" PRIMARY KEY ("item_id","organisation_id")
);

-- CreateTable
CREATE TABLE "item_counterpart" (
    "item_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "answer" "counterpart_answer" NOT NULL DEFAULT 'not_confirmed',

    CONSTRAINT "item_counterpart_pkey" PRIMARY KEY ("item_id","contact_id")
);

-- CreateTable
CREATE TABLE "item_participant" (
    "item_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "item_participant_pkey" PRIMARY KEY ("item_id","member_id")
);

-- CreateTable
CREATE TABLE "readout" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "status" "readout_status" NOT NULL DEFAULT 'draft',
    "discussion" TEXT,
    "positions" TEXT,
    "press_line" TEXT,
    "writer_id" UUID,
    "writer_name" TEXT NOT NULL,
    "return_comments" TEXT,
    "submitted_at" TIMESTAMPTZ,
    "submitted_by" UUID,
    "cleared_at" TIMESTAMPTZ,
    "finalised_at" TIMESTAMPTZ,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "readout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readout_revision" (
    "id" UUID NOT NULL,
    "readout_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "discussion" TEXT,
    "positions" TEXT,
    "press_line" TEXT,
    "reason" TEXT,
    "written_by" UUID,
    "written_by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "readout_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "readout_id" UUID NOT NULL,
    "side" "side" NOT NULL,
    "member_id" UUID,
    "contact_id" UUID,
    "planned" BOOLEAN NOT NULL,
    "present" BOOLEAN NOT NULL,
    "replaces_member_id" UUID,
    "replaces_contact_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "direction" "visit_direction" NOT NULL,
    "level" "visit_level",
    "purpose" TEXT,
    "framework_id" UUID,
    "arrival_date" DATE,
    "departure_date" DATE,
    "home_zone" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "status" "visit_status" NOT NULL DEFAULT 'proposed',
    "status_reason" TEXT,
    "ended_early" BOOLEAN NOT NULL DEFAULT false,
    "source_id" UUID,
    "proposed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_stop" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "country_code" CHAR(2),
    "city" TEXT,
    "zone" TEXT,

    CONSTRAINT "visit_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_organiser" (
    "visit_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "organiser_role" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "visit_organiser_pkey" PRIMARY KEY ("visit_id","organisation_id","role")
);

-- CreateTable
CREATE TABLE "topic" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_topic" (
    "visit_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "visit_topic_pkey" PRIMARY KEY ("visit_id","topic_id")
);

-- CreateTable
CREATE TABLE "framework" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "search_key" TEXT NOT NULL,
    "description" TEXT,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "url" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_team_member" (
    "visit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "visit_team_member_pkey" PRIMARY KEY ("visit_id","user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_person_id_key" ON "user_account"("person_id");

-- CreateIndex
CREATE INDEX "user_account_name_id_idx" ON "user_account"("name", "id");

-- CreateIndex
CREATE INDEX "session_user_id_revoked_at_idx" ON "session"("user_id", "revoked_at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE INDEX "one_time_link_user_id_idx" ON "one_time_link"("user_id");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE INDEX "command_receipt_at_idx" ON "command_receipt"("at");

-- CreateIndex
CREATE INDEX "audit_event_visit_id_id_idx" ON "audit_event"("visit_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_subject_id_id_idx" ON "audit_event"("subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_actor_id_id_idx" ON "audit_event"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_event_action_id_idx" ON "audit_event"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "participating_agency_visit_id_position_idx" ON "participating_agency"("visit_id", "position");

-- CreateIndex
CREATE INDEX "participating_agency_organisation_id_idx" ON "participating_agency"("organisation_id");

-- CreateIndex
CREATE INDEX "party_group_visit_id_idx" ON "party_group"("visit_id");

-- CreateIndex
CREATE INDEX "party_group_organisation_id_idx" ON "party_group"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "delegation_member_group_id_key" ON "delegation_member"("group_id");

-- CreateIndex
CREATE INDEX "delegation_member_visit_id_precedence_idx" ON "delegation_member"("visit_id", "precedence");

-- CreateIndex
CREATE INDEX "delegation_member_person_id_idx" ON "delegation_member"("person_id");

-- CreateIndex
CREATE INDEX "delegation_member_organisation_id_idx" ON "delegation_member"("organisation_id");

-- CreateIndex
CREATE INDEX "delegation_member_source_id_idx" ON "delegation_member"("source_id");

-- CreateIndex
CREATE INDEX "host_organisation_visit_id_position_idx" ON "host_organisation"("visit_id", "position");

-- CreateIndex
CREATE INDEX "host_organisation_organisation_id_idx" ON "host_organisation"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "host_contact_group_id_key" ON "host_contact"("group_id");

-- CreateIndex
CREATE INDEX "host_contact_visit_id_idx" ON "host_contact"("visit_id");

-- CreateIndex
CREATE INDEX "host_contact_person_id_idx" ON "host_contact"("person_id");

-- CreateIndex
CREATE INDEX "host_contact_organisation_id_idx" ON "host_contact"("organisation_id");

-- CreateIndex
CREATE INDEX "host_contact_source_id_idx" ON "host_contact"("source_id");

-- CreateIndex
CREATE INDEX "organisation_name_id_idx" ON "organisation"("name", "id");

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE INDEX "organisation_source_id_idx" ON "organisation"("source_id");

-- CreateIndex
CREATE INDEX "organisation_name_organisation_id_idx" ON "organisation_name"("organisation_id");

-- CreateIndex
CREATE INDEX "organisation_name_search_key_idx" ON "organisation_name" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "person_name_id_idx" ON "person"("name", "id");

-- CreateIndex
CREATE INDEX "person_source_id_idx" ON "person"("source_id");

-- CreateIndex
CREATE INDEX "person_name_person_id_idx" ON "person_name"("person_id");

-- CreateIndex
CREATE INDEX "person_name_search_key_idx" ON "person_name" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "position_person_id_idx" ON "position"("person_id");

-- CreateIndex
CREATE INDEX "position_organisation_id_idx" ON "position"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_number_key" ON "follow_up"("number");

-- CreateIndex
CREATE INDEX "follow_up_due_date_id_idx" ON "follow_up"("due_date", "id");

-- CreateIndex
CREATE INDEX "follow_up_status_due_date_id_idx" ON "follow_up"("status", "due_date", "id");

-- CreateIndex
CREATE INDEX "follow_up_visit_id_due_date_id_idx" ON "follow_up"("visit_id", "due_date", "id");

-- CreateIndex
CREATE INDEX "follow_up_officer_id_due_date_id_idx" ON "follow_up"("officer_id", "due_date", "id");

-- CreateIndex
CREATE INDEX "follow_up_lead_organisation_id_due_date_id_idx" ON "follow_up"("lead_organisation_id", "due_date", "id");

-- CreateIndex
CREATE INDEX "follow_up_outcome_id_idx" ON "follow_up"("outcome_id");

-- CreateIndex
CREATE INDEX "follow_up_submitted_at_id_idx" ON "follow_up"("submitted_at", "id");

-- CreateIndex
CREATE INDEX "follow_up_search_key_idx" ON "follow_up" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "follow_up_source_id_idx" ON "follow_up"("source_id");

-- CreateIndex
CREATE INDEX "progress_report_follow_up_id_id_idx" ON "progress_report"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "evidence_follow_up_id_id_idx" ON "evidence"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "review_follow_up_id_id_idx" ON "review"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "due_date_change_follow_up_id_id_idx" ON "due_date_change"("follow_up_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_number_key" ON "outcome"("number");

-- CreateIndex
CREATE INDEX "outcome_visit_id_id_idx" ON "outcome"("visit_id", "id");

-- CreateIndex
CREATE INDEX "outcome_readout_id_position_idx" ON "outcome"("readout_id", "position");

-- CreateIndex
CREATE INDEX "outcome_item_id_idx" ON "outcome"("item_id");

-- CreateIndex
CREATE INDEX "outcome_type_id_idx" ON "outcome"("type", "id");

-- CreateIndex
CREATE INDEX "outcome_owed_by_id_idx" ON "outcome"("owed_by", "id");

-- CreateIndex
CREATE INDEX "outcome_search_key_idx" ON "outcome" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "outcome_source_id_idx" ON "outcome"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_item_number_key" ON "programme_item"("number");

-- CreateIndex
CREATE INDEX "programme_item_visit_id_status_idx" ON "programme_item"("visit_id", "status");

-- CreateIndex
CREATE INDEX "programme_item_starts_at_id_idx" ON "programme_item"("starts_at", "id");

-- CreateIndex
CREATE INDEX "programme_item_title_trgm" ON "programme_item" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "programme_item_note_taker_id_idx" ON "programme_item"("note_taker_id");

-- CreateIndex
CREATE INDEX "programme_item_interpreter_id_idx" ON "programme_item"("interpreter_id");

-- CreateIndex
CREATE INDEX "programme_item_offered_by_organisation_id_idx" ON "programme_item"("offered_by_organisation_id");

-- CreateIndex
CREATE INDEX "programme_item_offered_by_person_id_idx" ON "programme_item"("offered_by_person_id");

-- CreateIndex
CREATE INDEX "programme_item_source_id_idx" ON "programme_item"("source_id");

-- CreateIndex
CREATE INDEX "programme_item_host_organisation_id_idx" ON "programme_item_host"("organisation_id");

-- CreateIndex
CREATE INDEX "item_counterpart_contact_id_idx" ON "item_counterpart"("contact_id");

-- CreateIndex
CREATE INDEX "item_participant_member_id_idx" ON "item_participant"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "readout_item_id_key" ON "readout"("item_id");

-- CreateIndex
CREATE INDEX "readout_visit_id_status_idx" ON "readout"("visit_id", "status");

-- CreateIndex
CREATE INDEX "readout_status_id_idx" ON "readout"("status", "id");

-- CreateIndex
CREATE INDEX "readout_writer_id_idx" ON "readout"("writer_id");

-- CreateIndex
CREATE INDEX "readout_source_id_idx" ON "readout"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "readout_revision_readout_id_number_key" ON "readout_revision"("readout_id", "number");

-- CreateIndex
CREATE INDEX "attendance_readout_id_idx" ON "attendance"("readout_id");

-- CreateIndex
CREATE INDEX "attendance_member_id_idx" ON "attendance"("member_id");

-- CreateIndex
CREATE INDEX "attendance_contact_id_idx" ON "attendance"("contact_id");

-- CreateIndex
CREATE INDEX "attendance_replaces_member_id_idx" ON "attendance"("replaces_member_id");

-- CreateIndex
CREATE INDEX "attendance_replaces_contact_id_idx" ON "attendance"("replaces_contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_number_key" ON "visit"("number");

-- CreateIndex
CREATE INDEX "visit_arrival_date_id_idx" ON "visit"("arrival_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "visit_status_id_idx" ON "visit"("status", "id" DESC);

-- CreateIndex
CREATE INDEX "visit_search_key_idx" ON "visit" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "visit_framework_id_idx" ON "visit"("framework_id");

-- CreateIndex
CREATE INDEX "visit_source_id_idx" ON "visit"("source_id");

-- CreateIndex
CREATE INDEX "visit_stop_country_code_visit_id_idx" ON "visit_stop"("country_code", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_stop_visit_id_position_key" ON "visit_stop"("visit_id", "position");

-- CreateIndex
CREATE INDEX "visit_organiser_organisation_id_idx" ON "visit_organiser"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_search_key_key" ON "topic"("search_key");

-- CreateIndex
CREATE INDEX "visit_topic_topic_id_idx" ON "visit_topic"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "framework_search_key_key" ON "framework"("search_key");

-- CreateIndex
CREATE INDEX "visit_team_member_user_id_idx" ON "visit_team_member"("user_id");

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participating_agency" ADD CONSTRAINT "participating_agency_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participating_agency" ADD CONSTRAINT "participating_agency_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_group" ADD CONSTRAINT "party_group_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_group" ADD CONSTRAINT "party_group_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "party_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_organisation" ADD CONSTRAINT "host_organisation_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_organisation" ADD CONSTRAINT "host_organisation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_contact" ADD CONSTRAINT "host_contact_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_contact" ADD CONSTRAINT "host_contact_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_contact" ADD CONSTRAINT "host_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_contact" ADD CONSTRAINT "host_contact_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "party_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_contact" ADD CONSTRAINT "host_contact_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_name" ADD CONSTRAINT "organisation_name_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_name" ADD CONSTRAINT "person_name_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_outcome_id_fkey" FOREIGN KEY ("outcome_id") REFERENCES "outcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_lead_organisation_id_fkey" FOREIGN KEY ("lead_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_officer_id_fkey" FOREIGN KEY ("officer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_date_change" ADD CONSTRAINT "due_date_change_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_offered_by_organisation_id_fkey" FOREIGN KEY ("offered_by_organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_offered_by_person_id_fkey" FOREIGN KEY ("offered_by_person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_interpreter_id_fkey" FOREIGN KEY ("interpreter_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_note_taker_id_fkey" FOREIGN KEY ("note_taker_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item_host" ADD CONSTRAINT "programme_item_host_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme_item_host" ADD CONSTRAINT "programme_item_host_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_counterpart" ADD CONSTRAINT "item_counterpart_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_counterpart" ADD CONSTRAINT "item_counterpart_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "host_contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_participant" ADD CONSTRAINT "item_participant_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_participant" ADD CONSTRAINT "item_participant_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "delegation_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout" ADD CONSTRAINT "readout_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout" ADD CONSTRAINT "readout_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout" ADD CONSTRAINT "readout_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout_revision" ADD CONSTRAINT "readout_revision_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "delegation_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "host_contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_replaces_member_id_fkey" FOREIGN KEY ("replaces_member_id") REFERENCES "delegation_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_replaces_contact_id_fkey" FOREIGN KEY ("replaces_contact_id") REFERENCES "host_contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_framework_id_fkey" FOREIGN KEY ("framework_id") REFERENCES "framework"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_stop" ADD CONSTRAINT "visit_stop_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_organiser" ADD CONSTRAINT "visit_organiser_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_organiser" ADD CONSTRAINT "visit_organiser_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_topic" ADD CONSTRAINT "visit_topic_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_topic" ADD CONSTRAINT "visit_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_team_member" ADD CONSTRAINT "visit_team_member_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_team_member" ADD CONSTRAINT "visit_team_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Accounts: one spelling of an address.
ALTER TABLE user_account ADD CONSTRAINT user_account_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_user CHECK ((purpose = 'first_admin') = (user_id IS NULL));
ALTER TABLE session ADD CONSTRAINT session_ends_after_start CHECK (expires_at > created_at);

-- Directory: exactly one primary name at most, and nobody is their own parent.
CREATE UNIQUE INDEX organisation_name_primary ON organisation_name (organisation_id) WHERE is_primary;
CREATE UNIQUE INDEX person_name_primary ON person_name (person_id) WHERE is_primary;
ALTER TABLE organisation ADD CONSTRAINT organisation_name_there CHECK (name <> '');
ALTER TABLE organisation ADD CONSTRAINT organisation_not_own_parent CHECK (parent_id <> id);
ALTER TABLE organisation ADD CONSTRAINT organisation_country CHECK (country_code ~ '^[A-Z]{2}$');
ALTER TABLE person ADD CONSTRAINT person_name_there CHECK (name <> '');
ALTER TABLE position ADD CONSTRAINT position_dates CHECK (until_date >= from_date);

-- Visits.
ALTER TABLE visit ADD CONSTRAINT visit_title_there CHECK (title <> '');
ALTER TABLE visit ADD CONSTRAINT visit_dates CHECK (departure_date >= arrival_date);
ALTER TABLE visit ADD CONSTRAINT visit_cancelled_reason CHECK (status <> 'cancelled' OR status_reason IS NOT NULL);
ALTER TABLE visit_stop ADD CONSTRAINT visit_stop_country CHECK (country_code ~ '^[A-Z]{2}$');
ALTER TABLE visit_stop ADD CONSTRAINT visit_stop_something CHECK (num_nonnulls(country_code, city) >= 1);

-- Delegations: a member is a person or a group; one head; one place in the order of precedence.
CREATE UNIQUE INDEX participating_agency_once ON participating_agency (visit_id, organisation_id) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX host_organisation_once ON host_organisation (visit_id, organisation_id) WHERE archived_at IS NULL;
ALTER TABLE delegation_member ADD CONSTRAINT delegation_member_person_or_group CHECK (num_nonnulls(person_id, group_id) = 1);
CREATE UNIQUE INDEX delegation_member_person_once ON delegation_member (visit_id, person_id) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX delegation_member_one_head ON delegation_member (visit_id) WHERE role = 'head_of_delegation' AND archived_at IS NULL;
-- Checked at the end of the transaction: moving one up and another down passes through a tie.
ALTER TABLE delegation_member ADD CONSTRAINT delegation_member_precedence_once
  EXCLUDE USING btree (visit_id WITH =, precedence WITH =) WHERE (archived_at IS NULL) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE delegation_member ADD CONSTRAINT delegation_member_precedence CHECK (precedence >= 1);
ALTER TABLE party_group ADD CONSTRAINT party_group_label_there CHECK (label <> '');
ALTER TABLE party_group ADD CONSTRAINT party_group_headcount CHECK (headcount BETWEEN 1 AND 9999);
-- A contact needs a name (person), a title (post) or is a group.
ALTER TABLE host_contact ADD CONSTRAINT host_contact_name_or_title CHECK (num_nonnulls(person_id, title, group_id) >= 1);
ALTER TABLE host_contact ADD CONSTRAINT host_contact_person_or_group CHECK (num_nonnulls(person_id, group_id) <= 1);
CREATE UNIQUE INDEX host_contact_person_once ON host_contact (visit_id, person_id) WHERE archived_at IS NULL;

-- Programme: partial time.
ALTER TABLE programme_item ADD CONSTRAINT programme_item_title_there CHECK (title <> '');
ALTER TABLE programme_item ADD CONSTRAINT programme_item_day_or_date CHECK (num_nonnulls(day_number, date) <= 1);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_day_number CHECK (day_number BETWEEN 0 AND 999);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_times CHECK (
  start_time ~ '^([01]\d|2[0-3]):[0-5]\d$' AND start_until ~ '^([01]\d|2[0-3]):[0-5]\d$' AND end_time ~ '^([01]\d|2[0-3]):[0-5]\d$'
);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_window CHECK (start_until IS NULL OR (start_time IS NOT NULL AND start_until > start_time));
ALTER TABLE programme_item ADD CONSTRAINT programme_item_part_of_day CHECK (part_of_day IS NULL OR start_time IS NULL);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_end_date CHECK (end_date >= date);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_ends_after_start CHECK (ends_at >= starts_at);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_duration CHECK (duration_min > 0 AND duration_max >= duration_min);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_reason CHECK (status NOT IN ('postponed', 'cancelled') OR status_reason IS NOT NULL);
ALTER TABLE programme_item ADD CONSTRAINT programme_item_offered_by CHECK (num_nonnulls(offered_by_organisation_id, offered_by_person_id) <= 1);

-- Readouts.
ALTER TABLE attendance ADD CONSTRAINT attendance_one_party CHECK (
  (side = 'ours' AND member_id IS NOT NULL AND contact_id IS NULL) OR (side = 'host' AND contact_id IS NOT NULL AND member_id IS NULL)
);
ALTER TABLE attendance ADD CONSTRAINT attendance_substitute_present CHECK (present OR num_nonnulls(replaces_member_id, replaces_contact_id) = 0);
CREATE UNIQUE INDEX attendance_member_once ON attendance (readout_id, member_id);
CREATE UNIQUE INDEX attendance_contact_once ON attendance (readout_id, contact_id);
ALTER TABLE readout ADD CONSTRAINT readout_submitted CHECK (status = 'draft' OR submitted_at IS NOT NULL);

-- Outcomes and follow-ups.
ALTER TABLE outcome ADD CONSTRAINT outcome_text_there CHECK (text <> '');
ALTER TABLE follow_up ADD CONSTRAINT follow_up_title_there CHECK (title <> '');
ALTER TABLE follow_up ADD CONSTRAINT follow_up_first_date CHECK ((due_date IS NULL) = (first_due_date IS NULL));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_in_review CHECK ((status = 'in_review') = (submitted_at IS NOT NULL));
ALTER TABLE follow_up ADD CONSTRAINT follow_up_dropped_reason CHECK (status <> 'dropped' OR status_reason IS NOT NULL);
ALTER TABLE evidence ADD CONSTRAINT evidence_link CHECK (kind <> 'link' OR url IS NOT NULL);
ALTER TABLE review ADD CONSTRAINT review_decided CHECK ((decision IS NULL) = (decided_at IS NULL));
ALTER TABLE review ADD CONSTRAINT review_return_reason CHECK (decision IS DISTINCT FROM 'returned' OR reason IS NOT NULL);
-- Four eyes, as far as one row can see: who submitted does not decide.
ALTER TABLE review ADD CONSTRAINT review_four_eyes CHECK (decided_by IS DISTINCT FROM submitted_by OR decided_by IS NULL);
-- One open submission a follow-up.
CREATE UNIQUE INDEX review_one_open ON review (follow_up_id) WHERE decision IS NULL;
CREATE UNIQUE INDEX due_date_change_one_open ON due_date_change (follow_up_id) WHERE accepted IS NULL;

-- What was recorded stays as recorded, for every role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_event_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER readout_revision_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON readout_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The list of visits: no date first, then the latest arrival; paged by key.
CREATE INDEX visit_list ON visit ((coalesce(arrival_date, 'infinity'::date)) DESC, id DESC) WHERE archived_at IS NULL;
