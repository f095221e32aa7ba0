import type { Change } from '@/lib/audit/change'
import type { CommandContext } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import { fail, ok, type Result, refused } from '@/lib/platform/result'
import { searchKey } from '@/lib/search/key'
import { checkPartialTime } from '@/lib/time/partial'
import { linkAudience } from './audience.commands'
import { type KeptClock, keptClock } from './clock-zone'
import { inputTexts, itemTexts } from './form-texts.commands'
import { instantsToStore, loadVisitTimes, timeContext, type VisitTimes } from './instants.commands'
import { itemForWrite, type LoadedItem, loadItem, openVisit, subjectOf, type VisitRow } from './item-for-write.commands'
import { addHostsToVisit, type Parties, resolveParties } from './parties.commands'
import { isOutsideVisit, yieldsReadout } from './rules'
import { type ItemFields, partialTimeOf } from './schema'
import { shownChanges, shownItem } from './shown'
import { timeMessages } from './time-messages'
import { forgetNotNeeded } from './unconfirmed/open-notes.commands'
import type { ItemStatus } from './workflow'

type Saved = { id: string; version: number }
type NewItem = ItemFields & {
  id: string | null
  commandId: string
  confirmed: string[]
  visitId: string
  status: ItemStatus
  unplanned: boolean
}

/** Adds an item under the client's id, so that a resend is one record. */
export async function addItem(context: CommandContext, input: NewItem): Promise<Result<Saved>> {
  const { tx } = context
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const id = input.id ?? input.commandId
  if (await tx.programmeItem.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
  const checked = await checkFields(context, { visit: visit.value, input, item: null })
  if (!checked.ok) return checked
  const { columns, parties } = checked.value
  await tx.programmeItem.create({
    data: { id, visitId: input.visitId, status: input.status, unplanned: input.unplanned, ...columns },
  })
  await linkParties(context, id, parties)
  await linkAudience(context, { id, held: input.status === 'held', before: null }, parties.audience)
  await addHostsToVisit(context, input.visitId, parties.hostIds)
  const item = await loadItem(tx, id)
  context.audit({
    ...subjectOf(item),
    action: input.unplanned ? 'programme_item.added_unplanned' : 'programme_item.added',
    changes: { type: { from: null, to: item.type }, status: { from: null, to: item.status } },
  })
  return ok({ id, version: item.version })
}

type Edit = ItemFields & {
  itemId: string
  version: number
  base?: Record<string, string | null> | undefined
  confirmed: string[]
}

/** Saves the form of an item; a stale one is answered with both texts. What a person sets is no longer proposed. */
export async function saveEdit(context: CommandContext, input: Edit): Promise<Result<Saved & { kept?: KeptClock }>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { visit, item } = found.value
  if (item.version !== input.version) {
    const mine = await inputTexts(context.tx, input)
    return conflict({ version: item.version, base: input.base ?? {}, mine, theirs: itemTexts(item) })
  }
  const saved = await writeFields(context, { visit, item, input })
  if (!saved.ok) return saved
  const { version, kept } = saved.value
  return ok({ id: item.id, version, ...(kept ? { kept } : {}) })
}

type Written = {
  version: number
  item: LoadedItem
  changes: ReturnType<typeof shownChanges>
  /** The times stayed, their clock is another. */
  kept: KeptClock | null
}

/** Checks all fields of an item and writes them; the version grows and the history tells where something changed. */
export async function writeFields(
  context: CommandContext,
  args: { visit: VisitRow; item: LoadedItem; input: ItemFields & { confirmed: string[] } },
): Promise<Result<Written>> {
  const { tx } = context
  const { visit, item, input } = args
  const before = shownItem(item)
  const checked = await checkFields(context, { visit, input, item })
  if (!checked.ok) return checked
  const { columns, parties, times } = checked.value
  await tx.programmeItem.update({ where: { id: item.id }, data: columns })
  await linkParties(context, item.id, parties)
  await linkAudience(context, { id: item.id, held: item.status === 'held', before: item }, parties.audience)
  await addHostsToVisit(context, visit.id, parties.hostIds)
  const saved = await loadItem(tx, item.id)
  const changes = shownChanges(before, shownItem(saved))
  if (Object.keys(changes).length === 0) return ok({ version: item.version, item: saved, changes, kept: null })
  const proposed = item.proposed.filter((field) => !(field in changes))
  await tx.programmeItem.update({ where: { id: item.id }, data: { proposed, version: { increment: 1 } } })
  await forgetNotNeeded(tx, item.id, changes)
  const kept = keptClock(item, saved, times)
  const clock: Record<string, Change> = kept ? { clock: { from: kept.from, to: kept.to } } : {}
  context.audit({ ...subjectOf(saved), action: 'programme_item.edited', changes: { ...changes, ...clock } })
  return ok({ version: item.version + 1, item: saved, changes, kept })
}

type Checked = { columns: ReturnType<typeof columnsOf>; parties: Parties; times: VisitTimes }

async function checkFields(
  context: CommandContext,
  args: { visit: VisitRow; input: ItemFields & { confirmed: string[] }; item: LoadedItem | null },
): Promise<Result<Checked>> {
  const { visit, input, item } = args
  const times = await loadVisitTimes(context.tx, visit.id)
  const time = partialTimeOf(input)
  const problems = checkPartialTime(time, timeContext(input.city, times))
  if (problems.length > 0) return fail({ kind: 'invalid', fields: timeMessages(problems) })
  const dates = { arrivalDate: times.arrivalDate, departureDate: dayFromDb(visit.departureDate) }
  // Asked once: an edit that leaves the day alone does not ask again.
  const sameDay = item !== null && item.dayNumber === time.dayNumber && dayFromDb(item.date) === time.date
  if (!sameDay && isOutsideVisit(input.type, time, dates) && !input.confirmed.includes('outsideVisit')) {
    const field = time.date === null ? 'dayNumber' : 'date'
    return fail({
      kind: 'confirm',
      warnings: [{ code: 'outsideVisit', field, key: 'refusals.programme.outsideVisit' }],
    })
  }
  const parties = await resolveParties(context, { visitId: visit.id, input, item })
  if (!parties.ok) return parties
  const instants = instantsToStore(time, input.city, times)
  return ok({ columns: columnsOf(input, instants, parties.value), parties: parties.value, times })
}

/** What an item's own row holds of its form. */
export function columnsOf(
  input: ItemFields,
  instants: { startsAt: Date | null; endsAt: Date | null },
  parties: Parties,
) {
  const { date, endDate, ...time } = partialTimeOf(input)
  return {
    type: input.type,
    title: input.title,
    searchKey: searchKey(input.title),
    ...time,
    date: dayToDb(date),
    endDate: dayToDb(endDate),
    ...instants,
    city: input.city,
    venue: input.venue,
    fromPlace: input.fromPlace,
    toPlace: input.toPlace,
    carrier: input.carrier,
    vehicle: input.vehicle,
    objective: input.objective,
    agenda: input.agenda,
    // As its type says anyway: then it follows the type when that changes.
    readoutExpected: input.readoutExpected === yieldsReadout(input.type, null) ? null : input.readoutExpected,
    offeredByOrganisationId: parties.offeredByOrganisationId,
    offeredByPersonId: parties.offeredByPersonId,
    interpreterId: parties.interpreterId,
    noteTakerId: parties.noteTakerId,
    forEveryone: parties.audience.forEveryone,
  }
}

/** Brings the links of an item to the host side to what was chosen; an answer given by somebody who stays is kept. */
async function linkParties({ tx }: CommandContext, itemId: string, parties: Parties): Promise<void> {
  const { hostIds, contactIds } = parties
  await tx.programmeItemHost.deleteMany({ where: { itemId, organisationId: { notIn: hostIds } } })
  await tx.itemCounterpart.deleteMany({ where: { itemId, contactId: { notIn: contactIds } } })
  const skipDuplicates = true
  await tx.programmeItemHost.createMany({
    data: hostIds.map((organisationId) => ({ itemId, organisationId })),
    skipDuplicates,
  })
  await tx.itemCounterpart.createMany({ data: contactIds.map((contactId) => ({ itemId, contactId })), skipDuplicates })
}
