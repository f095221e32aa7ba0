-- A file arrives in parts, is looked at once it is whole, and is then kept as it may be shown: why it was refused, what
-- the kept bytes must hash to at every download, and how many pages its preview has.
ALTER TABLE stored_file
  ADD COLUMN started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  ADD COLUMN refusal TEXT,
  ADD COLUMN kept_sha256 TEXT,
  ADD COLUMN preview_pages INTEGER NOT NULL DEFAULT 0;

ALTER TABLE stored_file ADD CONSTRAINT stored_file_kept CHECK (state <> 'ready' OR kept_sha256 IS NOT NULL);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_refusal CHECK ((state = 'refused') = (refusal IS NOT NULL));
ALTER TABLE stored_file ADD CONSTRAINT stored_file_preview_pages CHECK (preview_pages BETWEEN 0 AND 5);

-- files.unfinished (how much somebody has begun) and files.purge: the few that are on their way, not all that are kept.
CREATE INDEX stored_file_unfinished ON stored_file (added_by, started_at) WHERE state <> 'ready';
