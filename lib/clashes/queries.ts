import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { VisitStatus } from '@/lib/visits/workflow'
import { findClashes } from './find'
import { knownCities } from './places'
import { canSeeClashes } from './policy'
import { placeKeysOf, reachOf, sharedOf } from './reach'
import { countriesOf, type ItemRow, toSnapshotItem } from './rows'
import type { Acceptance, Clash, EnteredTravelTime, ProgrammeSnapshot, SnapshotItem, SnapshotStop } from './types'

type Client = Pick<Tx, '$queryRaw'>

type VisitRow = {
  id: string
  number: number
  title: string
  status: VisitStatus
  arrivalDate: string | null
  departureDate: string | null
  homeZone: string
  stops: SnapshotStop[]
  accepted: Acceptance[]
}

/**
 * Everything that decides about the clashes of a visit, as far as the actor may see it; null when there is no such
 * visit. Items of visits that are hidden from the actor are not in it. Four statements, whatever its size.
 * @param now told by the clock, for what is held before its time
 * @param also items as they might become (moved, added): what they meet elsewhere is loaded too; they are not put in
 */
export async function loadSnapshot(
  actor: Actor,
  visitId: string,
  now: Date,
  { tx, also }: { tx?: Tx; also?: (own: ProgrammeSnapshot) => readonly SnapshotItem[] } = {},
): Promise<ProgrammeSnapshot | null> {
  if (!isUuid(visitId)) return null
  const client: Client = tx ?? db()
  const visit = await visitRow(client, actor, visitId)
  if (!visit) return null
  const { accepted, number, ...head } = visit
  const rows = await ownRows(client, visitId)
  const own: ProgrammeSnapshot = {
    visit: { ...head, reference: reference('V', number) },
    items: rows.map((row) => toSnapshotItem({ ...row, stops: head.stops })),
    elsewhere: [],
    countries: countriesOf(head.stops),
    travelTimes: [],
    accepted: accepted.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    now: now.toISOString(),
  }
  const asked = [...own.items, ...(also?.(own) ?? [])]
  const others = await elsewhereRows(client, actor, { visitId, asked })
  const snapshot = {
    ...own,
    elsewhere: others.map(toSnapshotItem),
    countries: countriesOf([...head.stops, ...others.flatMap(({ stops }) => stops)]),
  }
  const cities = knownCities({ ...snapshot, items: asked })
  return { ...snapshot, travelTimes: await travelTimes(client, placeKeysOf([...asked, ...snapshot.elsewhere], cities)) }
}

/**
 * The clashes of a visit's programme; null when the actor is not told of clashes or there is no such visit. As many
 * statements as `loadSnapshot`.
 */
export async function getClashes(actor: Actor, visitId: string, now: Date): Promise<Clash[] | null> {
  if (!canSeeClashes(actor)) return null
  const snapshot = await loadSnapshot(actor, visitId, now)
  return snapshot && findClashes(snapshot)
}

async function visitRow(client: Client, actor: Actor, visitId: string): Promise<VisitRow | undefined> {
  const [row] = await client.$queryRaw<VisitRow[]>`/* clashes.visit */
    SELECT v.id, v.number, v.title, v.status::text AS status, v.arrival_date::text AS "arrivalDate",
      v.departure_date::text AS "departureDate", v.home_zone AS "homeZone", ${STOPS} AS stops,
      (SELECT coalesce(json_agg(json_build_object('key', a.key, 'fingerprint', a.fingerprint, 'reason', a.reason,
          'byName', a.accepted_by_name, 'at', a.accepted_at)), '[]')
        FROM accepted_clash a WHERE a.visit_id = v.id AND a.withdrawn_at IS NULL) AS accepted
    FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)}`
  return row
}

const STOPS = Prisma.sql`(SELECT coalesce(json_agg(json_build_object('city', s.city, 'zone', s.zone,
    'countryCode', s.country_code) ORDER BY s.position), '[]') FROM visit_stop s WHERE s.visit_id = v.id)`

const COLUMNS = Prisma.sql`i.id, i.number, i.title, i.type::text AS type, i.status::text AS status,
  i.day_number AS "dayNumber", i.date::text AS date, i.part_of_day::text AS "partOfDay",
  i.start_time AS "startTime", i.start_until AS "startUntil", i.end_time AS "endTime", i.end_date::text AS "endDate",
  i.start_zone AS "startZone", i.end_zone AS "endZone", i.start_offset AS "startOffset", i.end_offset AS "endOffset",
  i.duration_min AS "durationMin", i.duration_max AS "durationMax", i.starts_at AS "startsAt", i.ends_at AS "endsAt",
  i.city, i.venue, i.from_place AS "fromPlace", i.to_place AS "toPlace", i.carrier, i.vehicle,
  v.id AS "visitId", v.number AS "visitNumber", v.title AS "visitTitle", v.home_zone AS "homeZone"`

/**
 * Who takes part in an item and counts. Who was taken off the delegation or the host's side counts in what was held
 * while they were on it; who declined does not come.
 */
const people = (only: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('personId', w.person_id, 'partyId', w.party_id, 'name', w.name,
      'as', w.part, 'isGroup', w.is_group, 'interprets', w.interprets, 'languages', w.languages)
      ORDER BY w.place, w.party_id), '[]')
  FROM (
    SELECT m.person_id, m.id AS party_id, coalesce(p.name, g.label) AS name, 'member' AS part,
      g.id IS NOT NULL AS is_group, m.role = 'interpreter' AS interprets, p.languages, m.precedence AS place
    FROM item_participant t JOIN delegation_member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
      LEFT JOIN party_group g ON g.id = m.group_id
    WHERE t.item_id = i.id AND (m.archived_at IS NULL OR i.status = 'held')
    UNION ALL
    SELECT c.person_id, c.id, coalesce(p.name, g.label, c.title), 'counterpart', g.id IS NOT NULL, FALSE, p.languages, 10000
    FROM item_counterpart t JOIN host_contact c ON c.id = t.contact_id LEFT JOIN person p ON p.id = c.person_id
      LEFT JOIN party_group g ON g.id = c.group_id
    WHERE t.item_id = i.id AND t.answer <> 'declined' AND (c.archived_at IS NULL OR i.status = 'held')
    UNION ALL
    SELECT p.id, p.id, p.name, 'interpreter', FALSE, TRUE, p.languages, 10001 FROM person p WHERE p.id = i.interpreter_id
    UNION ALL
    SELECT p.id, p.id, p.name, 'note_taker', FALSE, FALSE, p.languages, 10002 FROM person p WHERE p.id = i.note_taker_id
  ) w WHERE ${only})`

const ownRows = (client: Client, visitId: string) => client.$queryRaw<Omit<ItemRow, 'stops'>[]>`/* clashes.own */
  SELECT ${COLUMNS}, ${people(Prisma.sql`TRUE`)} AS people
  FROM programme_item i JOIN visit v ON v.id = i.visit_id
  WHERE i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL ORDER BY i.id`

/**
 * Items of other visits at about the time of these that share a person, a venue or a vehicle with them, in one
 * statement: first what is on at that time, by its start (`programme_item_starts_at_id_idx`) and, of the few that last
 * long, by its end (`programme_item_long`); then who and what is in it, item by item by the primary keys, since of all
 * that is on at a time few share anything. People whom the visit does not share are left out.
 */
async function elsewhereRows(
  client: Client,
  actor: Actor,
  { visitId, asked }: { visitId: string; asked: readonly SnapshotItem[] },
): Promise<ItemRow[]> {
  const ranges = reachOf(asked)
  const shared = sharedOf(asked)
  if (ranges.length === 0) return []
  const from = ranges.map((range) => new Date(range.from))
  const until = ranges.map((range) => new Date(range.until))
  return client.$queryRaw<ItemRow[]>`/* clashes.elsewhere */
    WITH span AS (SELECT * FROM unnest(${from}::timestamptz[], ${until}::timestamptz[]) AS s(since, until)),
    near AS MATERIALIZED (
      SELECT i.id, i.visit_id, i.interpreter_id, i.note_taker_id, lower(i.venue) AS venue, lower(i.vehicle) AS vehicle
      FROM span JOIN programme_item i ON i.starts_at >= span.since AND i.starts_at < span.until
      WHERE i.archived_at IS NULL AND i.status NOT IN ('cancelled', 'postponed')
      UNION
      SELECT i.id, i.visit_id, i.interpreter_id, i.note_taker_id, lower(i.venue), lower(i.vehicle)
      FROM span JOIN programme_item i ON i.ends_at > span.since AND coalesce(i.starts_at, i.ends_at) < span.until
      WHERE i.archived_at IS NULL AND i.status NOT IN ('cancelled', 'postponed')
        AND (i.starts_at IS NULL OR i.ends_at - i.starts_at > interval '1 day')),
    hit AS MATERIALIZED (
      SELECT near.id FROM near
        LEFT JOIN LATERAL (SELECT TRUE AS found FROM item_participant t JOIN delegation_member m ON m.id = t.member_id
          WHERE t.item_id = near.id AND m.person_id = ANY(${shared.people}::uuid[]) LIMIT 1) ours ON TRUE
        LEFT JOIN LATERAL (SELECT TRUE AS found FROM item_counterpart t JOIN host_contact c ON c.id = t.contact_id
          WHERE t.item_id = near.id AND c.person_id = ANY(${shared.people}::uuid[]) LIMIT 1) theirs ON TRUE
      WHERE near.visit_id <> ${visitId}::uuid AND (ours.found OR theirs.found
        OR near.interpreter_id = ANY(${shared.people}::uuid[]) OR near.note_taker_id = ANY(${shared.people}::uuid[])
        OR near.venue IN (SELECT lower(t) FROM unnest(${shared.venues}::text[]) AS t)
        OR near.vehicle IN (SELECT lower(t) FROM unnest(${shared.vehicles}::text[]) AS t)))
    SELECT ${COLUMNS}, ${STOPS} AS stops, ${people(Prisma.sql`w.person_id = ANY(${shared.people}::uuid[])`)} AS people
    FROM hit
      CROSS JOIN LATERAL (SELECT * FROM programme_item i WHERE i.id = hit.id OFFSET 0) i
      CROSS JOIN LATERAL (SELECT * FROM visit v WHERE v.id = i.visit_id OFFSET 0) v
    WHERE v.status <> 'cancelled' AND ${visibleVisitSql(actor)}
    ORDER BY i.id`
}

const travelTimes = (client: Client, keys: string[]) => client.$queryRaw<EnteredTravelTime[]>`/* clashes.travel-times */
  SELECT t.from_key AS "fromKey", t.to_key AS "toKey", t.minutes, t.note FROM travel_time t
  WHERE t.archived_at IS NULL AND t.from_key = ANY(${keys}::text[]) AND t.to_key = ANY(${keys}::text[])`
