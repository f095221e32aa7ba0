-- Who has a visit open sees what others save. Every change of it is an audit event, so the audit trail counts them and
-- tells whoever listens (`lib/live`), in the transaction of the change: what is told of is there. Only ids travel,
-- of the visit and of who changed it; the reader looks with a permission of their own.
ALTER TABLE "visit" ADD COLUMN "changes" INTEGER NOT NULL DEFAULT 0;

CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  told uuid[];
BEGIN
  SELECT array_agg(DISTINCT visit_id) INTO told FROM added WHERE visit_id IS NOT NULL;
  IF told IS NULL THEN RETURN NULL; END IF;
  UPDATE visit SET changes = changes + 1 WHERE id = ANY (told);
  -- History that is loaded in one statement is nobody's news.
  IF cardinality(told) <= 20 THEN
    PERFORM pg_notify('tashrif_live', concat_ws(' ', visit_id, actor_id))
      FROM (SELECT DISTINCT visit_id, actor_id FROM added WHERE visit_id IS NOT NULL) AS change;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_event_told AFTER INSERT ON audit_event REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();
