-- Readouts in sections of structured text, each saved and versioned by itself; their handling, comments, who is writing;
-- files; the visit report; reminders; and when something was written on a device that had no network.

-- CreateEnum
CREATE TYPE "file_state" AS ENUM ('receiving', 'ready', 'refused');

-- CreateEnum
CREATE TYPE "readout_handling" AS ENUM ('internal', 'restricted');

-- CreateEnum
CREATE TYPE "revision_kind" AS ENUM ('saved', 'restored', 'corrected', 'aside');

-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('note_taker', 'manager');

-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "written_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "file_id" UUID;

-- AlterTable
ALTER TABLE "follow_up" ADD COLUMN     "restricted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "outcome" ADD COLUMN     "restricted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "section_key" TEXT;

-- AlterTable
ALTER TABLE "readout" ADD COLUMN     "handling" "readout_handling" NOT NULL DEFAULT 'internal';

-- AlterTable: filled and made NOT NULL below.
ALTER TABLE "readout_revision" ADD COLUMN     "base_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "doc" JSONB,
ADD COLUMN     "kind" "revision_kind" NOT NULL DEFAULT 'saved',
ADD COLUMN     "releasable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "restored_from" INTEGER,
ADD COLUMN     "section_key" TEXT,
ADD COLUMN     "text" TEXT,
ADD COLUMN     "title" TEXT,
ADD COLUMN     "written_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "readout_id" UUID,
    "follow_up_id" UUID,
    "state" "file_state" NOT NULL DEFAULT 'receiving',
    "name" TEXT NOT NULL,
    "caption" TEXT,
    "media_type" TEXT,
    "size" INTEGER NOT NULL,
    "sha256" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "location_kept" BOOLEAN NOT NULL DEFAULT false,
    "has_thumbnail" BOOLEAN NOT NULL DEFAULT false,
    "has_preview" BOOLEAN NOT NULL DEFAULT false,
    "added_by" UUID,
    "adder_name" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,
    "at" TIMESTAMPTZ,
    "archived_at" TIMESTAMPTZ,
    "archived_by" UUID,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readout_section" (
    "readout_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "doc" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "releasable" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "updated_by" UUID,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "readout_section_pkey" PRIMARY KEY ("readout_id","key")
);

-- CreateTable
CREATE TABLE "readout_comment" (
    "id" UUID NOT NULL,
    "readout_id" UUID NOT NULL,
    "section_key" TEXT,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "by" UUID,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" UUID,
    "resolved_by_name" TEXT,

    CONSTRAINT "readout_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "readout_writing" (
    "readout_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "section_key" TEXT,
    "seen_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "readout_writing_pkey" PRIMARY KEY ("readout_id","user_id","device")
);

-- CreateTable
CREATE TABLE "readout_reminder" (
    "item_id" UUID NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "readout_reminder_pkey" PRIMARY KEY ("item_id","kind")
);

-- CreateTable
CREATE TABLE "visit_report" (
    "visit_id" UUID NOT NULL,
    "introduction" JSONB,
    "conclusions" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "updated_by_name" TEXT NOT NULL,

    CONSTRAINT "visit_report_pkey" PRIMARY KEY ("visit_id")
);

-- CreateTable
CREATE TABLE "visit_report_version" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT,
    "signed_at" TIMESTAMPTZ NOT NULL,
    "signed_by" UUID,
    "signed_by_name" TEXT NOT NULL,
    "format" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,

    CONSTRAINT "visit_report_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stored_file_visit_id_id_idx" ON "stored_file"("visit_id", "id");

-- CreateIndex
CREATE INDEX "stored_file_readout_id_id_idx" ON "stored_file"("readout_id", "id");

-- CreateIndex
CREATE INDEX "stored_file_follow_up_id_id_idx" ON "stored_file"("follow_up_id", "id");

-- CreateIndex
CREATE INDEX "readout_comment_readout_id_id_idx" ON "readout_comment"("readout_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_report_version_visit_id_number_key" ON "visit_report_version"("visit_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_id_key" ON "evidence"("file_id");

-- CreateIndex
CREATE INDEX "readout_revision_readout_id_section_key_number_idx" ON "readout_revision"("readout_id", "section_key", "number");

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout_section" ADD CONSTRAINT "readout_section_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout_comment" ADD CONSTRAINT "readout_comment_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout_writing" ADD CONSTRAINT "readout_writing_readout_id_fkey" FOREIGN KEY ("readout_id") REFERENCES "readout"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readout_reminder" ADD CONSTRAINT "readout_reminder_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "programme_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_report" ADD CONSTRAINT "visit_report_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_report_version" ADD CONSTRAINT "visit_report_version_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a readout said in three columns becomes sections: each line a paragraph.
CREATE FUNCTION pg_temp.doc_of(said text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('type', 'doc', 'content', coalesce(
    (SELECT jsonb_agg(jsonb_build_object('type', 'paragraph', 'content',
        jsonb_build_array(jsonb_build_object('type', 'text', 'text', line))) ORDER BY place)
      FROM regexp_split_to_table(said, E'\\n') WITH ORDINALITY AS t (line, place) WHERE btrim(line) <> ''),
    '[{"type": "paragraph"}]'::jsonb))
$$;

INSERT INTO readout_section (readout_id, key, position, doc, text, releasable, version, updated_at, updated_by, updated_by_name)
SELECT r.id, s.key, s.position, pg_temp.doc_of(s.said), s.said, s.key = 'pressLine', 1, r.updated_at, r.writer_id, r.writer_name
FROM readout r CROSS JOIN LATERAL (VALUES
  ('discussion', 1, r.discussion), ('positions', 2, r.positions), ('pressLine', 3, r.press_line)) AS s (key, position, said)
WHERE s.said IS NOT NULL;

-- Each revision of three texts becomes one for each section that it changed, in the same order. The table is
-- insert-only: a new one takes its place.
ALTER TABLE readout_revision DISABLE TRIGGER readout_revision_insert_only;
CREATE TEMP TABLE readout_revision_split ON COMMIT DROP AS
WITH said AS (
  SELECT v.*, s.key, s.place, s.words,
    lag(s.words) OVER (PARTITION BY v.readout_id, s.key ORDER BY v.number) AS before
  FROM readout_revision v CROSS JOIN LATERAL (VALUES
    ('discussion', 1, v.discussion), ('positions', 2, v.positions), ('pressLine', 3, v.press_line)) AS s (key, place, words)
)
SELECT CASE WHEN row_number() OVER (PARTITION BY id ORDER BY place) = 1 THEN id ELSE gen_random_uuid() END AS id,
  readout_id, row_number() OVER (PARTITION BY readout_id ORDER BY number, place)::int AS number, key,
  coalesce(words, '') AS words, reason, written_by, written_by_name, at
FROM said WHERE words IS DISTINCT FROM before;
DELETE FROM readout_revision;
INSERT INTO readout_revision (id, readout_id, number, section_key, doc, text, releasable, kind, reason, written_by, written_by_name, written_at, at)
SELECT id, readout_id, number, key, pg_temp.doc_of(words), words, key = 'pressLine',
  (CASE WHEN reason IS NULL THEN 'saved' ELSE 'corrected' END)::revision_kind, reason, written_by, written_by_name, at, at
FROM readout_revision_split;
ALTER TABLE readout_revision ENABLE TRIGGER readout_revision_insert_only;

ALTER TABLE "readout_revision" DROP COLUMN "discussion",
DROP COLUMN "positions",
DROP COLUMN "press_line",
ALTER COLUMN "doc" SET NOT NULL,
ALTER COLUMN "section_key" SET NOT NULL,
ALTER COLUMN "text" SET NOT NULL,
ALTER COLUMN "written_at" SET NOT NULL;
ALTER TABLE "readout" DROP COLUMN "discussion",
DROP COLUMN "positions",
DROP COLUMN "press_line";

-- What the forms and commands hold to, held by the database too.
ALTER TABLE readout_section ADD CONSTRAINT readout_section_key CHECK (
  (key IN ('discussion', 'positions', 'pressLine') AND title IS NULL)
  OR (key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' AND title IS NOT NULL));
ALTER TABLE readout_section ADD CONSTRAINT readout_section_release CHECK (NOT (key = 'positions' AND releasable));
ALTER TABLE stored_file ADD CONSTRAINT stored_file_of_one CHECK (readout_id IS NULL OR follow_up_id IS NULL);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_size CHECK (size BETWEEN 1 AND 52428800);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_whole CHECK (
  state <> 'ready' OR (media_type IS NOT NULL AND sha256 IS NOT NULL AND at IS NOT NULL));
ALTER TABLE evidence ADD CONSTRAINT evidence_file CHECK (kind = 'file' OR file_id IS NULL);
ALTER TABLE visit_report_version ADD CONSTRAINT visit_report_version_number CHECK (number >= 1);
CREATE TRIGGER visit_report_version_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_report_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A restricted readout takes its outcomes and their follow-ups with it. Kept on the rows, so that every scope, count
-- and register asks the row alone.
CREATE FUNCTION restrict_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.restricted := (SELECT handling = 'restricted' FROM readout WHERE id = NEW.readout_id);
  RETURN NEW;
END $$;
CREATE TRIGGER outcome_restricted BEFORE INSERT OR UPDATE OF readout_id ON outcome
  FOR EACH ROW EXECUTE FUNCTION restrict_outcome();
CREATE FUNCTION restrict_follow_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.restricted := (SELECT restricted FROM outcome WHERE id = NEW.outcome_id);
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_restricted BEFORE INSERT OR UPDATE OF outcome_id ON follow_up
  FOR EACH ROW EXECUTE FUNCTION restrict_follow_up();
CREATE FUNCTION pass_restriction_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE outcome SET restricted = (NEW.handling = 'restricted') WHERE readout_id = NEW.id;
  UPDATE follow_up f SET restricted = (NEW.handling = 'restricted') FROM outcome o
    WHERE o.id = f.outcome_id AND o.readout_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER readout_handling_passed_on AFTER UPDATE OF handling ON readout
  FOR EACH ROW WHEN (OLD.handling IS DISTINCT FROM NEW.handling) EXECUTE FUNCTION pass_restriction_on();
