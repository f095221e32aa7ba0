import type { CommandContext } from '@/lib/audit/command'
import { followRoster } from '@/lib/delegations/roster.commands'
import { newId } from '@/lib/platform/id'
import type { PartialTime } from '@/lib/time/partial-fields'
import { instantsToStore, storedPartialTime, timeContext, type VisitTimes } from '../instants.commands'
import { type Day, timeOnDay } from './day'

type Tx = CommandContext['tx']
type Loaded = Awaited<ReturnType<typeof itemsToCopy>>[number]

/** Old id and new id of the rows that go along; who is not in it stays behind. */
export type IdMap = ReadonlyMap<string, string>
/** Whom a copy finds again: the same rows within a visit, their copies in another. */
export type CopiedParties = { contacts: IdMap; members: IdMap; subgroups: IdMap; hosts: boolean; people: boolean }

/** Items of a visit that can be copied, in the order in which they were made. */
export const itemsToCopy = (tx: Tx, visitId: string, ids?: readonly string[]) =>
  tx.programmeItem.findMany({
    where: { visitId, archivedAt: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    orderBy: { id: 'asc' },
  })

const pairs = (map: IdMap): string => JSON.stringify([...map].map(([from, id]) => ({ from, id })))

/** The parties of a visit as they stand, for copies within it. */
export async function ownParties(tx: Tx, visitId: string): Promise<CopiedParties> {
  const [where, select] = [{ visitId, archivedAt: null }, { id: true } as const]
  const same = (rows: { id: string }[]) => new Map(rows.map(({ id }) => [id, id]))
  return {
    contacts: same(await tx.hostContact.findMany({ where, select })),
    members: same(await tx.delegationMember.findMany({ where, select })),
    subgroups: same(await tx.subgroup.findMany({ where, select })),
    hosts: true,
    people: true,
  }
}

type Copy = { item: Loaded; day: Day; id?: string }
type Target = { visitId: string; from: VisitTimes; to: VisitTimes; parties: CopiedParties }

/**
 * Makes items anew from others, all that is planned of them: type, title, times, places, who takes part. They are
 * Requested, nobody has answered, nothing is proposed and nothing is of a source. As many statements for one as for all.
 * @returns the new ids, in the order given
 */
export async function copyItems(tx: Tx, copies: readonly Copy[], target: Target): Promise<string[]> {
  if (copies.length === 0) return []
  const rows = copies.map(({ item, day, id }) => ({
    from: item.id,
    id: id ?? newId(),
    ...columnsOn(item, day, target),
  }))
  const list = JSON.stringify(rows)
  const { visitId, parties } = target
  await tx.$executeRaw`/* programme.copy-items */
    INSERT INTO programme_item (id, visit_id, type, title, search_key, status, day_number, date, part_of_day, start_time,
      start_until, end_time, end_date, start_zone, end_zone, duration_min, duration_max, position, starts_at, ends_at,
      city, venue, from_place, to_place, carrier, vehicle, objective, agenda, readout_expected, for_everyone,
      offered_by_organisation_id, offered_by_person_id, interpreter_id, note_taker_id, updated_at)
    SELECT d.id, ${visitId}::uuid, i.type, i.title, i.search_key, 'requested', d.day_number, d.date, i.part_of_day,
      i.start_time, i.start_until, d.end_time, d.end_date, i.start_zone, d.end_zone, d.duration_min, d.duration_max,
      i.position, d.starts_at, d.ends_at, i.city, i.venue, i.from_place, i.to_place, i.carrier, i.vehicle, i.objective,
      i.agenda, i.readout_expected, i.for_everyone,
      CASE WHEN ${parties.hosts} THEN i.offered_by_organisation_id END,
      CASE WHEN ${parties.hosts} THEN i.offered_by_person_id END,
      CASE WHEN ${parties.people} THEN i.interpreter_id END, CASE WHEN ${parties.people} THEN i.note_taker_id END, now()
    FROM jsonb_to_recordset(${list}::jsonb) AS d("from" uuid, id uuid, day_number int, date date, end_time char(5),
      end_date date, end_zone text, duration_min int, duration_max int, starts_at timestamptz, ends_at timestamptz)
    JOIN programme_item i ON i.id = d."from"`
  await linkCopies(tx, list, parties)
  // Who takes part with everyone or a subgroup is who is in them now, also where the one copied was held or off.
  await followRoster(tx, visitId)
  return rows.map(({ id }) => id)
}

/** Who takes part in the copies: those that go along, with no answer yet. */
async function linkCopies(tx: Tx, list: string, { contacts, members, subgroups, hosts }: CopiedParties): Promise<void> {
  if (hosts) {
    await tx.$executeRaw`/* programme.copy-hosts */
      INSERT INTO programme_item_host (item_id, organisation_id)
      SELECT d.id, h.organisation_id FROM jsonb_to_recordset(${list}::jsonb) AS d("from" uuid, id uuid)
      JOIN programme_item_host h ON h.item_id = d."from"`
  }
  await tx.$executeRaw`/* programme.copy-counterparts */
    INSERT INTO item_counterpart (item_id, contact_id)
    SELECT d.id, m.id FROM jsonb_to_recordset(${list}::jsonb) AS d("from" uuid, id uuid)
    JOIN item_counterpart c ON c.item_id = d."from"
    JOIN jsonb_to_recordset(${pairs(contacts)}::jsonb) AS m("from" uuid, id uuid) ON m."from" = c.contact_id`
  await tx.$executeRaw`/* programme.copy-subgroups */
    INSERT INTO programme_item_subgroup (item_id, subgroup_id)
    SELECT d.id, m.id FROM jsonb_to_recordset(${list}::jsonb) AS d("from" uuid, id uuid)
    JOIN programme_item_subgroup s ON s.item_id = d."from"
    JOIN jsonb_to_recordset(${pairs(subgroups)}::jsonb) AS m("from" uuid, id uuid) ON m."from" = s.subgroup_id`
  // Whoever followed a subgroup that stays behind is from now on there by hand.
  await tx.$executeRaw`/* programme.copy-participants */
    INSERT INTO item_participant (item_id, member_id, by_hand)
    SELECT d.id, m.id, t.by_hand OR NOT (i.for_everyone OR EXISTS (
      SELECT 1 FROM programme_item_subgroup s WHERE s.item_id = d.id))
    FROM jsonb_to_recordset(${list}::jsonb) AS d("from" uuid, id uuid)
    JOIN programme_item i ON i.id = d.id
    JOIN item_participant t ON t.item_id = d."from"
    JOIN jsonb_to_recordset(${pairs(members)}::jsonb) AS m("from" uuid, id uuid) ON m."from" = t.member_id`
}

function columnsOn(item: Loaded, day: Day, { from, to }: Target) {
  const time: PartialTime = timeOnDay(storedPartialTime(item), day, {
    from: timeContext(item.city, from),
    to: timeContext(item.city, to),
  })
  const { startsAt, endsAt } = instantsToStore(time, item.city, to)
  return {
    day_number: time.dayNumber,
    date: time.date,
    end_time: time.endTime,
    end_date: time.endDate,
    end_zone: time.endZone,
    duration_min: time.durationMin,
    duration_max: time.durationMax,
    starts_at: startsAt?.toISOString() ?? null,
    ends_at: endsAt?.toISOString() ?? null,
  }
}
