-- directory.lookup: names that begin with the text. The order of bytes said as a collation instead of as an operator
-- class, which the Prisma schema cannot tell from an index without one.
DROP INDEX person_name_begins;
DROP INDEX organisation_name_begins;
CREATE INDEX person_name_begins ON person_name (search_key COLLATE "C");
CREATE INDEX organisation_name_begins ON organisation_name (search_key COLLATE "C");
