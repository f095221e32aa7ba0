import type { CommandContext } from '@/lib/audit/command'
import { followRoster } from '@/lib/delegations/roster.commands'
import { resolveMany } from '@/lib/directory/resolve-many'
import { dayFromDb } from '@/lib/platform/day'
import { fail, type Message, ok, type Result, refused } from '@/lib/platform/result'
import { checkPartialTime } from '@/lib/time/partial'
import { instantsToStore, loadVisitTimes, timeContext, type VisitTimes } from '../instants.commands'
import { openVisit, subjectOf, type VisitRow } from '../item-for-write.commands'
import { addHostsToVisit } from '../parties.commands'
import { isOutsideVisit } from '../rules'
import { columnsOf } from '../save-item.commands'
import { partialTimeOf } from '../schema'
import { timeMessages } from '../time-messages'
import type { AddPastedItems, PastedItem } from './schema'

type Problem = [path: string, messages: Message[]]
type Failed = Result<never>

/**
 * Adds a pasted programme to a visit: all of its rows or none. Each row is held to the rules of `addItem`; what is wrong
 * stands beside its row (`rows.3.endTime`). Days outside the visit are asked about once for all. New host organisations
 * are made on the way; each item is on record.
 */
export async function addItems(context: CommandContext, input: AddPastedItems): Promise<Result<{ added: number }>> {
  const { tx } = context
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const { visitId, rows } = input
  const ids = rows.map(({ id }) => id)
  const taken = await tx.programmeItem.count({ where: { id: { in: ids } } })
  if (taken > 0 || new Set(ids).size < ids.length) return refused('errors.commandReused')
  const times = await loadVisitTimes(tx, visitId)
  const wrong =
    timesWrong(rows, times) ?? outside(visit.value, input, times) ?? (await partiesGone(context, visitId, rows))
  if (wrong) return wrong
  const hosts = await resolveHosts(context, rows)
  if (!hosts.ok) return hosts
  await create(context, visitId, rows, { hosts: hosts.value, times })
  await addHostsToVisit(context, visitId, [...new Set(hosts.value.flat())])
  await followRoster(tx, visitId)
  for (const { id, title, type, status } of rows) {
    context.audit({
      ...subjectOf({ id, title, visitId }),
      action: 'programme_item.added',
      changes: { type: { from: null, to: type }, status: { from: null, to: status } },
    })
  }
  return ok({ added: rows.length })
}

const invalidRows = (problems: readonly Problem[]): Failed | null =>
  problems.length === 0 ? null : fail({ kind: 'invalid', fields: Object.fromEntries(problems) })

/** Times that the zones of their places do not have, or have twice. */
const timesWrong = (rows: readonly PastedItem[], times: VisitTimes): Failed | null =>
  invalidRows(
    rows.flatMap((row, at) =>
      Object.entries(timeMessages(checkPartialTime(partialTimeOf(row), timeContext(row.city, times)))).map(
        ([field, messages]): Problem => [`rows.${at}.${field}`, messages],
      ),
    ),
  )

/** Rows on days outside the visit: worth one question. */
function outside(visit: VisitRow, { rows, confirmed }: AddPastedItems, { arrivalDate }: VisitTimes): Failed | null {
  const dates = { arrivalDate, departureDate: dayFromDb(visit.departureDate) }
  const out = rows.filter((row) => isOutsideVisit(row.type, row, dates)).map(({ row }) => row)
  if (out.length === 0 || confirmed.includes('outsideVisit')) return null
  const values = { count: out.length, rows: out.join(', ') }
  return fail({ kind: 'confirm', warnings: [{ code: 'outsideVisit', key: 'refusals.paste.outsideVisit', values }] })
}

/** Members, subgroups and contacts that are not of this visit, or gone from it since the preview. */
async function partiesGone(
  { tx }: CommandContext,
  visitId: string,
  rows: readonly PastedItem[],
): Promise<Failed | null> {
  const all = (field: 'members' | 'subgroups' | 'counterparts') => ({
    where: { visitId, archivedAt: null, id: { in: [...new Set(rows.flatMap((row) => row[field]))] } },
    select: { id: true } as const,
  })
  const there = new Set(
    [
      await tx.delegationMember.findMany(all('members')),
      await tx.subgroup.findMany(all('subgroups')),
      await tx.hostContact.findMany(all('counterparts')),
    ].flatMap((found) => found.map(({ id }) => id)),
  )
  return invalidRows(
    rows.flatMap((row, at) =>
      (['members', 'subgroups', 'counterparts'] as const)
        .filter((field) => row[field].some((id) => !there.has(id)))
        .map((field): Problem => [`rows.${at}.${field}`, [{ key: 'errors.referenceGone' }]]),
    ),
  )
}

/** The ids of the host organisations, row by row. */
async function resolveHosts(context: CommandContext, rows: readonly PastedItem[]): Promise<Result<string[][]>> {
  const resolved = await resolveMany(
    context,
    'organisation',
    rows.flatMap(({ hosts }) => hosts),
  )
  if (!resolved.ok) return resolved
  const { ids, goneAt } = resolved.value
  let from = 0
  const lists = rows.map(({ hosts }) => {
    from += hosts.length
    return { from: from - hosts.length, ids: ids.slice(from - hosts.length, from) }
  })
  const gone = goneAt === null ? -1 : lists.findLastIndex((list) => list.from <= goneAt)
  if (gone >= 0) return fail({ kind: 'invalid', fields: { [`rows.${gone}.hosts`]: [{ key: 'errors.referenceGone' }] } })
  return ok(lists.map((list) => [...new Set(list.ids.flatMap((id) => id ?? []))]))
}

/** The rows with their links, a statement a table. Who takes part with everyone or a subgroup is not in it. */
async function create(
  { tx }: CommandContext,
  visitId: string,
  rows: readonly PastedItem[],
  { hosts, times }: { hosts: string[][]; times: VisitTimes },
): Promise<void> {
  await tx.programmeItem.createMany({
    data: rows.map((row) => {
      const fields = { ...row, ...NOT_PASTED }
      const instants = instantsToStore(partialTimeOf(row), row.city, times)
      const parties = { ...NOBODY, audience: { forEveryone: row.forEveryone, subgroupIds: [], memberIds: [] } }
      const proposed = row.typeProposed ? ['type'] : []
      return { id: row.id, visitId, status: row.status, proposed, ...columnsOf(fields, instants, parties) }
    }),
  })
  const links = <T>(
    of: (row: PastedItem, at: number) => readonly string[],
    link: (itemId: string, id: string) => T,
  ): T[] => rows.flatMap((row, at) => [...new Set(of(row, at))].map((id) => link(row.id, id)))
  await tx.programmeItemHost.createMany({
    data: links(
      (_, at) => hosts[at] ?? [],
      (itemId, organisationId) => ({ itemId, organisationId }),
    ),
  })
  await tx.itemCounterpart.createMany({
    data: links(
      (row) => row.counterparts,
      (itemId, contactId) => ({ itemId, contactId }),
    ),
  })
  await tx.programmeItemSubgroup.createMany({
    data: links(
      (row) => row.subgroups,
      (itemId, subgroupId) => ({ itemId, subgroupId }),
    ),
  })
  await tx.itemParticipant.createMany({
    data: links(
      (row) => row.members,
      (itemId, memberId) => ({ itemId, memberId, byHand: true }),
    ),
  })
}

/** Fields of an item's form that no table of a programme names. */
const NOT_PASTED = {
  offeredBy: null,
  offeredByKind: 'organisation',
  interpreter: null,
  noteTaker: null,
  vehicle: null,
  readoutExpected: null,
} as const
const NOBODY = {
  offeredByOrganisationId: null,
  offeredByPersonId: null,
  interpreterId: null,
  noteTakerId: null,
  hostIds: [],
  contactIds: [],
}
