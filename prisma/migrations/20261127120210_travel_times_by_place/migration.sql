-- The register of travel times is filtered by words of either place. Serves `clashes.travel-time-list`.
CREATE INDEX travel_time_places ON travel_time USING gin ((from_key || ' ' || to_key) gin_trgm_ops);
