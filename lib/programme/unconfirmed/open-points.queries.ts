import { Prisma } from '@/lib/platform/db'
import { READOUT_TYPES, TRAVEL_TYPES } from '../rules'
import type { ItemType, OpenKind } from '../values'

// Words of ours, never of a reader: as parameters the planner could not know them.
const words = (list: Iterable<string>) => Prisma.raw([...list].map((word) => `'${word}'`).join(', '))
const isOneOf = (types: ReadonlySet<ItemType>) => Prisma.sql`i.type IN (${words(types)})`

const MEETING = Prisma.sql`coalesce(i.readout_expected, ${isOneOf(READOUT_TYPES)})`
const TRAVEL = isOneOf(TRAVEL_TYPES)
const COUNTERPARTS = Prisma.sql`SELECT 1 FROM item_counterpart c WHERE c.item_id = i.id`
const SHARED_LANGUAGE = Prisma.sql`SELECT 1 FROM item_participant t
    JOIN delegation_member m ON m.id = t.member_id JOIN person p ON p.id = m.person_id CROSS JOIN unnest(p.languages) ours
    JOIN item_counterpart c ON c.item_id = t.item_id JOIN host_contact h ON h.id = c.contact_id
    JOIN person q ON q.id = h.person_id CROSS JOIN unnest(q.languages) theirs
  WHERE t.item_id = i.id AND m.archived_at IS NULL AND split_part(lower(ours), '-', 1) = split_part(lower(theirs), '-', 1)`

/** `isMissing` of `open-points.ts` as SQL over `programme_item i`; a test holds the two together. */
const MISSING: Partial<Record<OpenKind, Prisma.Sql>> = {
  status: Prisma.sql`i.status <> 'confirmed'`,
  day: Prisma.sql`i.day_number IS NULL AND i.date IS NULL`,
  time: Prisma.sql`i.start_time IS NULL AND i.end_time IS NULL`,
  place: Prisma.sql`i.venue IS NULL AND NOT ${TRAVEL}`,
  route: Prisma.sql`${TRAVEL} AND (i.from_place IS NULL OR i.to_place IS NULL)`,
  carrier: Prisma.sql`${TRAVEL} AND i.carrier IS NULL`,
  noteTaker: Prisma.sql`i.note_taker_id IS NULL AND ${MEETING}`,
  participants: Prisma.sql`NOT i.for_everyone AND NOT EXISTS (SELECT 1 FROM item_participant t
      JOIN delegation_member m ON m.id = t.member_id WHERE t.item_id = i.id AND m.archived_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM programme_item_subgroup k JOIN subgroup g ON g.id = k.subgroup_id
      WHERE k.item_id = i.id AND g.archived_at IS NULL)`,
  counterparts: Prisma.sql`CASE WHEN EXISTS (${COUNTERPARTS}) THEN EXISTS (${COUNTERPARTS} AND c.answer <> 'confirmed')
    ELSE ${MEETING} END`,
  interpreter: Prisma.sql`i.interpreter_id IS NULL AND ${MEETING} AND EXISTS (${COUNTERPARTS})
    AND NOT EXISTS (${SHARED_LANGUAGE})`,
}

const noted = (condition: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM to_be_confirmed b WHERE b.item_id = i.id AND ${condition})`

function missing(kind: OpenKind): Prisma.Sql | null {
  const condition = MISSING[kind]
  if (!condition) return null
  if (kind === 'status') return condition
  const asked = kind === 'day' ? condition : Prisma.sql`i.type <> 'free_time' AND ${condition}`
  return Prisma.sql`(${asked} AND NOT ${noted(Prisma.sql`b.field = ${kind} AND b.not_needed`)})`
}

/** Whether this is open about the item `i`, of which it is known that it is ahead; without a kind, whether anything is. */
export function openSql(kind: OpenKind | null): Prisma.Sql {
  if (kind === null) {
    const kinds = Object.keys(MISSING) as OpenKind[]
    const any = noted(Prisma.sql`b.settled_at IS NULL`)
    return Prisma.sql`(${Prisma.join([...kinds.flatMap((one) => missing(one) ?? []), any], ' OR ')})`
  }
  // Few are noted of one field: looked up once, where most items will not be among them.
  const some = Prisma.sql`i.id IN (SELECT b.item_id FROM to_be_confirmed b WHERE b.settled_at IS NULL AND b.field = ${kind})`
  return Prisma.sql`(${Prisma.join([missing(kind) ?? [], some].flat(), ' OR ')})`
}

/** Whether somebody was asked about the item `i` until a day before `today` and did not answer. */
export const overdueNoteSql = (today: string, kind: OpenKind | null): Prisma.Sql =>
  noted(Prisma.sql`b.settled_at IS NULL AND b.until < ${today}::date
    ${kind === null ? Prisma.empty : Prisma.sql`AND b.field = ${kind}`}`)

const visitsNotedSql = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT x.visit_id FROM to_be_confirmed b
  JOIN programme_item x ON x.id = b.item_id WHERE b.settled_at IS NULL AND ${condition})`

/** The visits with such a note: so few that they are looked up first. */
export const visitsOverdueSql = (today: string): Prisma.Sql => visitsNotedSql(Prisma.sql`b.until < ${today}::date`)

/** For a kind that is open only where somebody noted it (a vehicle): the visits where somebody did. Else null. */
export const visitsAskedSql = (kind: OpenKind): Prisma.Sql | null =>
  MISSING[kind] ? null : visitsNotedSql(Prisma.sql`b.field = ${kind}`)
