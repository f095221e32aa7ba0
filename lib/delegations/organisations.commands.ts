import type { CommandContext } from '@/lib/audit/command'
import { resolveOrganisation } from '@/lib/directory/resolve'
import type { Choice } from '@/lib/platform/fields'
import { type Blocker, invalid, missing, ok, type Result, refused } from '@/lib/platform/result'
import { openVisit } from './for-write.commands'
import { moved, partyName } from './rules'

/** Ours: participating agencies and members. Host: host organisations and contacts. */
export type PartySide = 'ours' | 'host'

const SUBJECT = { ours: 'participating_agency', host: 'host_organisation' } as const
const EVENT = { ours: 'agency', host: 'host' } as const
/** Named as standing in the way of a removal; more would not help. */
const MAX_BLOCKERS = 20

// The two tables have the same columns; a union of their clients cannot be called.
const table = ({ tx }: CommandContext, side: PartySide) =>
  (side === 'ours'
    ? tx.participatingAgency
    : tx.hostOrganisation) as unknown as CommandContext['tx']['participatingAgency']

type Row = { id: string; visitId: string; organisation: { name: string } }
type What = 'added' | 'moved' | 'removed' | 'restored'

const note = (context: CommandContext, side: PartySide, what: What, row: Row) =>
  context.audit({
    action: `${EVENT[side]}.${what}`,
    subjectType: SUBJECT[side],
    subjectId: row.id,
    subjectName: row.organisation.name,
    visitId: row.visitId,
  })

const NAMED = { organisation: { select: { name: true } } } as const

/**
 * Puts an organisation on the visit, last in its order, unless it is there; one that was removed comes back.
 * The visit is held by the caller. Returns its name when it is newly there, null when it was there already.
 */
export async function joinVisit(
  context: CommandContext,
  side: PartySide,
  args: { visitId: string; organisationId: string | null; id?: string },
): Promise<{ id: string; name: string } | null> {
  const { visitId, organisationId } = args
  if (organisationId === null) return null
  const rows = await table(context, side).findMany({ where: { visitId }, orderBy: { id: 'asc' } })
  const same = rows.filter((row) => row.organisationId === organisationId)
  if (same.some((row) => row.archivedAt === null)) return null
  const position = Math.max(0, ...rows.map((row) => row.position)) + 1
  const shelved = same.at(-1)
  const row = shelved
    ? await table(context, side).update({
        where: { id: shelved.id },
        data: { archivedAt: null, archivedBy: null, position },
        include: NAMED,
      })
    : await table(context, side).create({
        data: { ...(args.id ? { id: args.id } : {}), visitId, organisationId, position },
        include: NAMED,
      })
  note(context, side, 'added', row)
  return { id: row.id, name: row.organisation.name }
}

/** Adds an agency or a host, chosen or created in place; one that is there already is said beside the field. */
export async function addOrganisation(
  context: CommandContext,
  side: PartySide,
  input: { commandId: string; id: string | null; visitId: string; organisation: Choice },
): Promise<Result<{ id: string }>> {
  const visit = await openVisit(context, input.visitId)
  if (!visit.ok) return visit
  const organisation = await resolveOrganisation(context, input.organisation, 'organisation')
  if (!organisation.ok) return organisation
  const id = input.id ?? input.commandId
  if (await table(context, side).findUnique({ where: { id }, select: { id: true } }))
    return refused('errors.commandReused')
  const added = await joinVisit(context, side, { visitId: visit.value.id, organisationId: organisation.value, id })
  return added ? ok({ id: added.id }) : invalid('organisation', `refusals.delegations.${EVENT[side]}There`)
}

async function forWrite(context: CommandContext, side: PartySide, id: string, archived: boolean) {
  const at = await table(context, side).findUnique({ where: { id }, select: { visitId: true } })
  if (!at) return missing()
  const visit = await openVisit(context, at.visitId)
  if (!visit.ok) return visit
  const row = await table(context, side).findUniqueOrThrow({ where: { id }, include: NAMED })
  return (row.archivedAt !== null) === archived ? ok(row) : missing()
}

/** Moves an organisation by one place; at the edge nothing changes. */
export async function moveOrganisation(
  context: CommandContext,
  side: PartySide,
  input: { id: string; direction: 'up' | 'down' },
): Promise<Result> {
  const row = await forWrite(context, side, input.id, false)
  if (!row.ok) return row
  const rows = await table(context, side).findMany({
    where: { visitId: row.value.visitId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  })
  const order = rows.map(({ id }) => id)
  const next = moved(order, input.id, input.direction)
  if (next.every((id, index) => id === order[index])) return ok(null)
  const before = new Map(rows.map(({ id, position }) => [id, position]))
  for (const [index, id] of next.entries()) {
    if (before.get(id) !== index + 1)
      await table(context, side).update({ where: { id }, data: { position: index + 1 } })
  }
  note(context, side, 'moved', row.value)
  return ok(null)
}

/** Removes an organisation of which nobody is left on the visit; refused with the names of who is. */
export async function removeOrganisation(context: CommandContext, side: PartySide, id: string): Promise<Result> {
  const row = await forWrite(context, side, id, false)
  if (!row.ok) return row
  const { visitId, organisationId, organisation } = row.value
  const people = await peopleOf(context, side, { visitId, organisationId })
  if (people.length > 0) {
    const values = { name: organisation.name, count: people.length }
    return refused(`refusals.delegations.${EVENT[side]}HasPeople`, values, people.slice(0, MAX_BLOCKERS))
  }
  const items = side === 'host' ? await itemsHostedBy(context, { visitId, organisationId }) : []
  if (items.length > 0) {
    const values = { name: organisation.name, count: items.length }
    return refused('refusals.delegations.hostHasItems', values, items.slice(0, MAX_BLOCKERS))
  }
  await table(context, side).update({
    where: { id },
    data: { archivedAt: context.now, archivedBy: context.actor.userId },
  })
  note(context, side, 'removed', row.value)
  return ok(null)
}

/** Puts a removed organisation back, last in the order. */
export async function restoreOrganisation(context: CommandContext, side: PartySide, id: string): Promise<Result> {
  const row = await forWrite(context, side, id, true)
  if (!row.ok) return row
  const { visitId, organisationId } = row.value
  const standing = await table(context, side).findMany({
    where: { visitId, archivedAt: null },
    select: { organisationId: true, position: true },
  })
  if (standing.some((other) => other.organisationId === organisationId)) {
    return refused(`refusals.delegations.${EVENT[side]}There`)
  }
  const position = Math.max(0, ...standing.map((other) => other.position)) + 1
  await table(context, side).update({ where: { id }, data: { archivedAt: null, archivedBy: null, position } })
  note(context, side, 'restored', row.value)
  return ok(null)
}

type Of = { visitId: string; organisationId: string }
const PARTY = { title: true, person: { select: { name: true } }, group: { select: { label: true } } } as const

async function peopleOf({ tx }: CommandContext, side: PartySide, of: Of): Promise<Blocker[]> {
  const where = { ...of, archivedAt: null }
  const people =
    side === 'ours'
      ? await tx.delegationMember.findMany({ where, orderBy: { precedence: 'asc' }, select: PARTY })
      : await tx.hostContact.findMany({ where, orderBy: { id: 'asc' }, select: PARTY })
  return people.map((party) => ({ key: 'refusals.delegations.named', values: { name: partyName(party) } }))
}

async function itemsHostedBy({ tx }: CommandContext, { visitId, organisationId }: Of): Promise<Blocker[]> {
  const items = await tx.programmeItem.findMany({
    where: { visitId, archivedAt: null, hosts: { some: { organisationId } } },
    orderBy: { number: 'asc' },
    select: { id: true, title: true },
  })
  return items.map(({ id, title }) => ({
    key: 'refusals.delegations.named',
    values: { name: title },
    href: `/meetings/${id}`,
  }))
}
