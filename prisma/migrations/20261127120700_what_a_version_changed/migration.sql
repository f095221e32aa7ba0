-- The list of a visit's versions says in one line what each one changed. It is counted when the version is issued, so
-- that the list need not read and compare the frozen programmes of all of them.
ALTER TABLE "programme_version" ADD COLUMN "summary" JSONB;
