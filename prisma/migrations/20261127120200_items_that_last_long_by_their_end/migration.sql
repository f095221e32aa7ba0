-- What is on at a time is found by its start. What began long before and is still on, and what has an end alone, is not:
-- of these few the end says it. Serves `clashes.elsewhere`.
CREATE INDEX programme_item_long ON programme_item (ends_at) WHERE archived_at IS NULL AND (starts_at IS NULL OR ends_at - starts_at > interval '1 day');
