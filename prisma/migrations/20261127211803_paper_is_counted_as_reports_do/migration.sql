-- The digest counts what is on paper only by the statement of the reports, which walks `agreed_in_order`: nothing asks
-- this index any more.
DROP INDEX agreed_not_started;
