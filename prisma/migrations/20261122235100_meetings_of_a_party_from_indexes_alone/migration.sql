-- search.involved, search.involved-page: the meetings of an organisation's or a person's parties stand in the indexes by
-- party, so that two thousand of them are read from a few pages instead of one page each.
DROP INDEX programme_item_host_organisation_id_idx;
CREATE INDEX programme_item_host_organisation_id_item_id_idx ON programme_item_host (organisation_id, item_id);
DROP INDEX item_participant_member_id_idx;
CREATE INDEX item_participant_member_id_item_id_idx ON item_participant (member_id, item_id);
DROP INDEX item_counterpart_contact_id_idx;
CREATE INDEX item_counterpart_contact_id_item_id_idx ON item_counterpart (contact_id, item_id);
