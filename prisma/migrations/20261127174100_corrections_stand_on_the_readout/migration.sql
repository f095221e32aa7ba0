-- A final readout says who corrected it last and why, also where the correction was of the attendance or an outcome
-- and so left no revision of a text.
ALTER TABLE "readout" ADD COLUMN     "corrected_at" TIMESTAMPTZ,
ADD COLUMN     "corrected_by_name" TEXT,
ADD COLUMN     "correction_reason" TEXT;

UPDATE "readout" r SET "corrected_at" = x.at, "corrected_by_name" = x.written_by_name, "correction_reason" = x.reason
FROM (SELECT DISTINCT ON (readout_id) readout_id, at, written_by_name, reason FROM "readout_revision"
      WHERE reason IS NOT NULL ORDER BY readout_id, number DESC) x
WHERE x.readout_id = r.id;

ALTER TABLE "readout" ADD CONSTRAINT "readout_corrected" CHECK (
  num_nulls("corrected_at", "corrected_by_name", "correction_reason") IN (0, 3)
);

-- A comment stands beside words only within a section, and says who settled it whenever it says when.
ALTER TABLE "readout_comment" ADD CONSTRAINT "readout_comment_quote" CHECK ("quote" IS NULL OR "section_key" IS NOT NULL);
ALTER TABLE "readout_comment" ADD CONSTRAINT "readout_comment_resolved" CHECK (
  ("resolved_at" IS NULL) = ("resolved_by_name" IS NULL)
);
