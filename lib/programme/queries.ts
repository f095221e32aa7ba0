import type { Actor } from '@/lib/auth/permissions'
import { dayFromDb } from '@/lib/platform/day'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { knownReadoutSql, visibleVisit, visibleVisitSql } from '@/lib/visits/scope'
import { layOut } from './layout'
import { ofAgreementSql } from './of-agreement.queries'
import { placeZone } from './place'
import { type ItemRow, toItemView } from './rows'
import type { ArchivedItem, ItemFormOptions, ItemPage, Programme, ProgrammeItemView } from './types'
import { NOT_NEEDED, openNotesSql } from './unconfirmed/open-notes.queries'

const VISIT = {
  id: true,
  number: true,
  title: true,
  status: true,
  direction: true,
  arrivalDate: true,
  departureDate: true,
  homeZone: true,
  changes: true,
  stops: { select: { city: true, zone: true }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.VisitSelect

/** Items with everybody in them, one row each, whatever their number: one query. */
const itemRows = (actor: Actor, where: Prisma.Sql, client: Tx = db()) => client.$queryRaw<
  ItemRow[]
>`/* programme.items */
  SELECT i.id, i.number, i.visit_id AS "visitId", i.type, i.title, i.status, i.status_reason AS "statusReason",
    i.unplanned, i.day_number AS "dayNumber", i.date::text AS date, i.part_of_day AS "partOfDay",
    i.start_time AS "startTime", i.start_until AS "startUntil", i.end_time AS "endTime", i.end_date::text AS "endDate",
    i.start_zone AS "startZone", i.end_zone AS "endZone", i.start_offset AS "startOffset", i.end_offset AS "endOffset",
    i.duration_min AS "durationMin", i.duration_max AS "durationMax", i.position,
    i.starts_at AS "startsAt", i.ends_at AS "endsAt", i.city, i.venue, i.from_place AS "fromPlace",
    i.to_place AS "toPlace", i.carrier, i.vehicle, i.objective, i.agenda, i.readout_expected AS "readoutExpected",
    i.for_everyone AS "forEveryone", i.proposed, i.version, i.archived_at IS NOT NULL AS archived,
    CASE WHEN oo.id IS NOT NULL THEN json_build_object('kind', 'organisation', 'id', oo.id, 'name', oo.name)
         WHEN op.id IS NOT NULL THEN json_build_object('kind', 'person', 'id', op.id, 'name', op.name) END AS "offeredBy",
    CASE WHEN ip.id IS NOT NULL THEN json_build_object('id', ip.id, 'name', ip.name) END AS interpreter,
    CASE WHEN np.id IS NOT NULL THEN json_build_object('id', np.id, 'name', np.name) END AS "noteTaker",
    CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'status', r.status) END AS readout,
    CASE WHEN r.id IS NULL THEN 0 ELSE (
      SELECT count(*)::int FROM outcome o WHERE o.item_id = i.id AND o.archived_at IS NULL) END AS outcomes,
    (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) ORDER BY o.name, o.id), '[]')
      FROM programme_item_host h JOIN organisation o ON o.id = h.organisation_id WHERE h.item_id = i.id) AS hosts,
    (SELECT coalesce(json_agg(json_build_object('contactId', hc.id, 'personId', p.id, 'name', coalesce(p.name, g.label),
        'title', hc.title, 'isGroup', g.id IS NOT NULL, 'headcount', g.headcount, 'answer', c.answer,
        'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END) ORDER BY hc.id), '[]')
      FROM item_counterpart c JOIN host_contact hc ON hc.id = c.contact_id LEFT JOIN person p ON p.id = hc.person_id
        LEFT JOIN party_group g ON g.id = hc.group_id
        LEFT JOIN organisation o ON o.id = coalesce(hc.organisation_id, g.organisation_id)
      WHERE c.item_id = i.id) AS counterparts,
    (SELECT coalesce(json_agg(json_build_object('memberId', m.id, 'personId', p.id, 'name', coalesce(p.name, g.label),
        'title', m.title, 'isGroup', g.id IS NOT NULL, 'headcount', g.headcount, 'byHand', t.by_hand,
        'organisation', CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END) ORDER BY m.precedence), '[]')
      FROM item_participant t JOIN delegation_member m ON m.id = t.member_id LEFT JOIN person p ON p.id = m.person_id
        LEFT JOIN party_group g ON g.id = m.group_id
        LEFT JOIN organisation o ON o.id = coalesce(m.organisation_id, g.organisation_id)
      WHERE t.item_id = i.id AND (i.status = 'held' OR m.archived_at IS NULL)) AS participants,
    (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.position, s.id), '[]')
      FROM programme_item_subgroup k JOIN subgroup s ON s.id = k.subgroup_id
      WHERE k.item_id = i.id AND s.archived_at IS NULL) AS subgroups,
    ${openNotesSql(actor)} AS "toBeConfirmed", ${NOT_NEEDED} AS "notNeeded"
  FROM programme_item i
  JOIN visit v ON v.id = i.visit_id
  LEFT JOIN readout r ON r.item_id = i.id AND ${knownReadoutSql(actor)}
  LEFT JOIN organisation oo ON oo.id = i.offered_by_organisation_id
  LEFT JOIN person op ON op.id = i.offered_by_person_id
  LEFT JOIN person ip ON ip.id = i.interpreter_id
  LEFT JOIN person np ON np.id = i.note_taker_id
  WHERE ${visibleVisitSql(actor)} AND ${where}
  ORDER BY i.id`

/**
 * A visit's programme by day; null when there is no visit that the actor may see. Three queries, whatever its size.
 * @param now marks the next item
 * @param client of a command that reads it under the visit's lock
 */
export async function getProgramme(
  actor: Actor,
  visitId: string,
  now: Date,
  client: Tx = db(),
): Promise<Programme | null> {
  if (!isUuid(visitId)) return null
  const visit = await client.visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: VISIT })
  if (!visit) return null
  const rows = await itemRows(actor, Prisma.sql`i.visit_id = ${visitId}::uuid`, client)
  const arrivalDate = dayFromDb(visit.arrivalDate)
  const items = rows.filter((row) => !row.archived).map((row) => toItemView(row, visit))
  const archived = rows
    .filter((row) => row.archived)
    .map(
      (row): ArchivedItem => ({
        id: row.id,
        reference: reference('P', row.number),
        title: row.title,
        version: row.version,
      }),
    )
  const { id, title, homeZone, stops } = visit
  const departureDate = dayFromDb(visit.departureDate)
  return {
    visit: { id, title, homeZone, arrivalDate, departureDate, stops, reference: reference('V', visit.number) },
    ...layOut(items, arrivalDate, now),
    archived,
  }
}

/** One item with the chain that hangs on it; null when there is none that the actor may see. Five queries. */
export async function getItem(actor: Actor, itemId: string): Promise<ItemPage | null> {
  if (!isUuid(itemId)) return null
  const [row] = await itemRows(actor, Prisma.sql`i.id = ${itemId}::uuid`)
  if (!row) return null
  const visit = await db().visit.findFirst({ where: { id: row.visitId, ...visibleVisit(actor) }, select: VISIT })
  if (!visit) return null
  const { source } = await db().programmeItem.findUniqueOrThrow({
    where: { id: itemId },
    select: { source: { select: { title: true, description: true, url: true } } },
  })
  const { id, title, status, direction, homeZone } = visit
  return {
    item: toItemView(row, visit),
    archived: row.archived,
    visit: {
      id,
      title,
      status,
      direction,
      homeZone,
      changes: visit.changes,
      arrivalDate: dayFromDb(visit.arrivalDate),
      reference: reference('V', visit.number),
    },
    source,
    ...(row.readout ? await chainOf(actor, itemId) : { outcomes: [], followUps: [] }),
  }
}

/** What came of a meeting, also by the agreements that stand for its outcomes; only for a reader who may see its readout. */
async function chainOf(actor: Actor, itemId: string): Promise<Pick<ItemPage, 'outcomes' | 'followUps'>> {
  const outcomes = await db().$queryRaw<
    (Omit<ItemPage['outcomes'][number], 'reference' | 'followUps'> & { number: number })[]
  >`/* programme.item-outcomes */
    SELECT o.id, o.number, o.text,
      o.no_follow_up_reason IS NULL AND NOT (o.type = 'information' AND o.owed_by = 'nobody') AS "needsFollowUp"
    FROM outcome o WHERE o.item_id = ${itemId}::uuid AND o.archived_at IS NULL ORDER BY o.position, o.id`
  const line = Prisma.sql`f.id, f.number, f.title, f.status::text AS status,
    (SELECT count(*)::int FROM evidence e WHERE e.follow_up_id = f.id AND e.archived_at IS NULL) AS evidence`
  const found = await db().$queryRaw<
    (Omit<ItemPage['followUps'][number], 'reference'> & { outcomeId: string; number: number })[]
  >`/* programme.item-follow-ups */
    SELECT o.id AS "outcomeId", ${line} FROM outcome o
        CROSS JOIN LATERAL (SELECT * FROM follow_up x WHERE x.outcome_id = o.id OFFSET 0) f
      WHERE o.item_id = ${itemId}::uuid AND o.archived_at IS NULL AND f.archived_at IS NULL
    UNION ALL SELECT l.outcome_id, ${line} ${ofAgreementSql(
      actor,
      Prisma.sql`= ANY(ARRAY(SELECT o.id FROM outcome o WHERE o.item_id = ${itemId}::uuid AND o.archived_at IS NULL))`,
    )}
    ORDER BY id`
  // One agreement can stand for several outcomes.
  const followUps = [...new Map(found.map(({ outcomeId: _, ...followUp }) => [followUp.id, followUp])).values()]
  return {
    outcomes: outcomes.map(({ number, ...o }) => ({
      ...o,
      reference: reference('O', number),
      followUps: found.filter(({ outcomeId }) => outcomeId === o.id).length,
    })),
    followUps: followUps.map(({ number, ...f }) => ({ ...f, reference: reference('F', number) })),
  }
}

/**
 * What the form of an item offers; null when the visit is not to be seen.
 * @param item whose people stay on offer even when they are in the archive by now
 */
export async function getItemFormOptions(
  actor: Actor,
  visitId: string,
  item: ProgrammeItemView | null,
): Promise<ItemFormOptions | null> {
  if (!isUuid(visitId)) return null
  const visit = await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: VISIT })
  if (!visit) return null
  const person = { select: { name: true } } as const
  const group = { select: { label: true } } as const
  const organisation = { select: { name: true } } as const
  const kept = (ids: string[]) => ({ visitId, OR: [{ archivedAt: null }, { id: { in: ids } }] })
  const contacts = await db().hostContact.findMany({
    where: kept(item?.counterparts.map(({ contactId }) => contactId) ?? []),
    orderBy: { id: 'asc' },
    select: { id: true, title: true, person, group, organisation },
  })
  const members = await db().delegationMember.findMany({
    where: kept(item?.participants.map(({ memberId }) => memberId) ?? []),
    orderBy: { precedence: 'asc' },
    select: { id: true, title: true, person, group, organisation },
  })
  const subgroups = await db().subgroup.findMany({
    where: { visitId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
  const hinted = (...parts: (string | null | undefined)[]) => {
    const hint = parts.filter(Boolean).join(', ')
    return hint === '' ? {} : { hint }
  }
  return {
    visit: {
      id: visit.id,
      reference: reference('V', visit.number),
      title: visit.title,
      arrivalDate: dayFromDb(visit.arrivalDate),
      departureDate: dayFromDb(visit.departureDate),
      homeZone: visit.homeZone,
      status: visit.status,
      direction: visit.direction,
      placeZone: placeZone(null, visit) ?? visit.homeZone,
    },
    stops: visit.stops.flatMap(({ city, zone }) => (city === null ? [] : [{ city, zone }])),
    places: visit.stops,
    contacts: contacts.map(({ id, ...c }) => {
      const name = c.person?.name ?? c.group?.label ?? null
      return { id, label: name ?? c.title ?? '', ...hinted(name === null ? null : c.title, c.organisation?.name) }
    }),
    members: members.map(({ id, ...m }) => ({
      id,
      label: m.person?.name ?? m.group?.label ?? '',
      ...hinted(m.title, m.organisation?.name),
    })),
    subgroups,
  }
}
