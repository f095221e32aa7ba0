-- The few reports of outside bodies that wait, in the order of their coming, for the desk: `private-links.desk`.
CREATE INDEX outside_report_waiting ON outside_report (id) WHERE state = 'waiting';

-- What one link has sent lately, counted before it may send more: `sendOutsideReport`, `startOutsideFile`.
DROP INDEX outside_report_link_id_idx;
CREATE INDEX outside_report_link_id_at_idx ON outside_report (link_id, at);
