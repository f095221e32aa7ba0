-- A calendar also shows why an item is off, how long it lasts, its vehicle, who interprets and takes notes, and the
-- zones of its whole days: SEQUENCE grows with those too.
DROP TRIGGER programme_item_sequence ON programme_item;
CREATE TRIGGER programme_item_sequence BEFORE UPDATE ON programme_item FOR EACH ROW
  WHEN ((OLD.title, OLD.type, OLD.status, OLD.status_reason, OLD.day_number, OLD.date, OLD.part_of_day, OLD.start_time,
      OLD.start_until, OLD.end_time, OLD.end_date, OLD.start_zone, OLD.end_zone, OLD.starts_at, OLD.ends_at,
      OLD.duration_min, OLD.duration_max, OLD.city, OLD.venue, OLD.from_place, OLD.to_place, OLD.carrier, OLD.vehicle,
      OLD.objective, OLD.for_everyone, OLD.offered_by_organisation_id, OLD.offered_by_person_id, OLD.interpreter_id,
      OLD.note_taker_id, OLD.archived_at)
    IS DISTINCT FROM (NEW.title, NEW.type, NEW.status, NEW.status_reason, NEW.day_number, NEW.date, NEW.part_of_day,
      NEW.start_time, NEW.start_until, NEW.end_time, NEW.end_date, NEW.start_zone, NEW.end_zone, NEW.starts_at,
      NEW.ends_at, NEW.duration_min, NEW.duration_max, NEW.city, NEW.venue, NEW.from_place, NEW.to_place, NEW.carrier,
      NEW.vehicle, NEW.objective, NEW.for_everyone, NEW.offered_by_organisation_id, NEW.offered_by_person_id,
      NEW.interpreter_id, NEW.note_taker_id, NEW.archived_at))
  EXECUTE FUNCTION count_item_sequence();
