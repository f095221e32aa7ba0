import { createHash } from 'node:crypto'
import { withClient } from '@/lib/platform/postgres/roles'
import { addDays } from '@/lib/time/calendar'
import { deriveInstants } from '@/lib/time/partial'
import { EMPTY_PARTIAL_TIME } from '@/lib/time/partial-fields'
import { BUSY, FEED_TOKEN } from './landmarks'
import { keyOf } from './words'

/** A visit that is being planned, in cities of three zones; with so many people and so much to do each day. */
type Busy = {
  id: string
  members: number
  contacts: number
  items: number
  perDay: number
  ahead: number
}

const HOME_ZONE = 'Asia/Tashkent'
const STOPS = [
  ['CN', 'Beijing', 'Asia/Shanghai'],
  ['CN', 'Shanghai', 'Asia/Shanghai'],
  ['TR', 'Ankara', 'Europe/Istanbul'],
  ['DE', 'Berlin', 'Europe/Berlin'],
] as const
const TYPES = ['meeting', 'site_visit', 'official_meal', 'courtesy_call', 'transfer', 'internal'] as const
const STATUSES = ['confirmed', 'tentative', 'requested'] as const

/** Ten days with sixty items for twenty people; and a conference of five hundred items, which one person has in a feed. */
const VISITS: readonly Busy[] = [
  ...BUSY.planned.map((id, n) => ({ id, members: 20, contacts: 10, items: 60, perDay: 6, ahead: 60 + 20 * n })),
  { id: BUSY.conference, members: 5, contacts: 5, items: 500, perDay: 25, ahead: 300 },
]

/**
 * Adds the visits whose programmes are measured while they move: they lie ahead of `today`, with the people who have
 * most to do elsewhere. Keys must be there; the same rows for the same database and day.
 */
export async function addBusyProgrammes(ownerUrl: string, today: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('BEGIN')
    for (const visit of VISITS) {
      const arrival = addDays(today, visit.ahead)
      const rows = rowsOf(visit, arrival)
      for (const [sql, values] of statements(visit, arrival)) await client.query(sql, values)
      await client.query(ITEMS, [visit.id, JSON.stringify(rows)])
      await client.query(TAKING_PART, [visit.id, visit.id === BUSY.conference])
      await client.query(COUNTERPARTS, [visit.id])
    }
    await client.query(FEED, [BUSY.conference, createHash('sha256').update(FEED_TOKEN).digest('hex')])
    await client.query('COMMIT')
  })
}

/** What stands for a visit in the ids and titles of its parts. */
const numberOf = (visitId: string): string => visitId.slice(-4)

/** The id of a part of a visit, the same each time. */
const idOf = (number: string, kind: string) =>
  `(uuid_in(('01700000-0000-7${kind}00-8000-' || lpad('${number}' || lpad(n::text, 4, '0'), 12, '0'))::cstring))`

function statements(visit: Busy, arrival: string): [sql: string, values: unknown[]][] {
  const { id, members, contacts, items, perDay } = visit
  const number = numberOf(id)
  const title = `Generated visit ${number}: programme of ${items} items in four cities`
  const departure = addDays(arrival, Math.ceil(items / perDay) - 1)
  return [
    [
      `INSERT INTO visit (id, title, search_key, direction, arrival_date, departure_date, home_zone, status, created_at, updated_at)
       VALUES ($1, $2, $3, 'outgoing', $4, $5, '${HOME_ZONE}', 'planning', '2020-01-01Z', '2020-01-01Z')`,
      [id, title, keyOf(title), arrival, departure],
    ],
    [
      `INSERT INTO visit_stop (id, visit_id, position, country_code, city, zone)
       SELECT ${idOf(number, '1')}, $1, n, s->>0, s->>1, s->>2 FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS t(s, n)`,
      [id, JSON.stringify(STOPS)],
    ],
    [
      `INSERT INTO delegation_member (id, visit_id, person_id, role, title, precedence)
       SELECT ${idOf(number, '2')}, $1, p.id, CASE n WHEN 1 THEN 'head_of_delegation' ELSE 'member' END::member_role, 'Generated adviser', n
       FROM (SELECT person_id AS id, row_number() OVER (ORDER BY count(*) DESC, person_id) AS n
         FROM delegation_member WHERE person_id IS NOT NULL GROUP BY 1 LIMIT $2) p`,
      [id, members],
    ],
    [
      `INSERT INTO host_contact (id, visit_id, person_id, title)
       SELECT ${idOf(number, '3')}, $1, p.id, 'Generated director'
       FROM (SELECT person_id AS id, row_number() OVER (ORDER BY count(*) DESC, person_id) AS n
         FROM host_contact WHERE person_id IS NOT NULL
           AND person_id NOT IN (SELECT person_id FROM delegation_member WHERE visit_id = $1) GROUP BY 1 LIMIT $2) p`,
      [id, contacts],
    ],
  ]
}

const ITEMS = `
  INSERT INTO programme_item (id, visit_id, type, title, search_key, status, date, start_time, end_time, starts_at, ends_at,
    city, venue, from_place, to_place, position, sequence_at, created_at, updated_at)
  SELECT r.id, $1, r.type::item_type, r.title, r.key, r.status::item_status, r.date, r.start, r."end", r.starts_at, r.ends_at,
    r.city, r.venue, r."from", r."to", r.position, '2020-01-01Z', '2020-01-01Z', '2020-01-01Z'
  FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, type text, title text, key text, status text, date date, start text,
    "end" text, starts_at timestamptz, ends_at timestamptz, city text, venue text, "from" text, "to" text, position int)`

/** Everybody at every third item, else half of them in turn: the delegation splits and meets again. */
const TAKING_PART = `
  INSERT INTO item_participant (item_id, member_id)
  SELECT i.id, m.id FROM programme_item i JOIN delegation_member m ON m.visit_id = i.visit_id
  WHERE i.visit_id = $1 AND ($2 OR i.position % 3 = 0 OR i.position % 2 = m.precedence % 2)`

const COUNTERPARTS = `
  INSERT INTO item_counterpart (item_id, contact_id, answer)
  SELECT i.id, c.id, 'invited' FROM programme_item i
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS of FROM host_contact WHERE visit_id = $1) c
      ON i.position % c.of IN (c.n - 1, c.n % c.of)
  WHERE i.visit_id = $1 AND i.type IN ('meeting', 'courtesy_call')`

const FEED = `
  INSERT INTO calendar_feed (id, visit_id, person_id, token_hash, created_at, created_by_name)
  SELECT uuid_in(('01700000-0000-7000-8000-00000000be21')::cstring), visit_id, person_id, $2, '2020-01-01Z', 'Generated'
  FROM delegation_member WHERE visit_id = $1 ORDER BY precedence LIMIT 1`

function rowsOf({ id, items, perDay }: Busy, arrival: string) {
  const number = numberOf(id)
  const days = Math.ceil(items / perDay)
  return Array.from({ length: items }, (_, index) => {
    const day = Math.floor(index / perDay)
    const [, city, zone] = STOPS[Math.floor((day * STOPS.length) / days)] ?? STOPS[0]
    const type = TYPES[index % TYPES.length] ?? 'meeting'
    const minute = 8 * 60 + Math.floor(((index % perDay) * 11 * 60) / perDay / 5) * 5
    const time = {
      ...EMPTY_PARTIAL_TIME,
      date: addDays(arrival, day),
      startTime: clock(minute),
      // Every seventh runs into the next, every fifth has no end.
      endTime: index % 5 === 4 ? null : clock(minute + (index % 7 === 3 ? 150 : 60)),
      startZone: zone,
    }
    const { startsAt, endsAt } = deriveInstants(time, {
      firstStopArrivalDate: arrival,
      homeZone: HOME_ZONE,
      defaultZone: zone,
    })
    const title = `Generated ${type.replace('_', ' ')} ${number}-${index + 1} in ${city}`
    const moves = type === 'transfer'
    return {
      id: `01700000-0000-7400-8000-${`${number}${String(index + 1).padStart(4, '0')}`.padStart(12, '0')}`,
      type,
      title,
      key: keyOf(title),
      status: STATUSES[index % STATUSES.length],
      date: time.date,
      start: time.startTime,
      end: time.endTime,
      starts_at: startsAt,
      ends_at: endsAt,
      city,
      venue: moves ? null : `Generated hall ${index % 9}`,
      from: moves ? 'Generated hotel' : null,
      to: moves ? 'Generated hall 1' : null,
      position: index + 1,
    }
  })
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
