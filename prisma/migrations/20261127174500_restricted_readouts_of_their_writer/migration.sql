-- A restricted readout is for its visit's team, its writer and managers. Every scope of outcomes and follow-ups asks for
-- the ids of those that the reader writes (`readouts/scope.ts`, `ownRestrictedSql`): few rows, so few are indexed.
CREATE INDEX readout_restricted_of ON readout (writer_id) WHERE handling = 'restricted';
