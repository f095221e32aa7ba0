-- A flight east over the date line lands on the date before it left (Auckland to Honolulu): one day back is a real
-- end. The order of the two instants stays checked by programme_item_ends_after_start.
ALTER TABLE programme_item DROP CONSTRAINT programme_item_end_date;
ALTER TABLE programme_item ADD CONSTRAINT programme_item_end_date CHECK (end_date >= date - 1);
