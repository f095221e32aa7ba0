import { type Actor, can } from '@/lib/auth/permissions'
import { membersOf } from '@/lib/delegations/paste.queries'
import { organisationsNamed } from '@/lib/directory/named.queries'
import { openTable } from '@/lib/paste/open-table'
import type { Preview } from '@/lib/paste/types'
import { dayFromDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { fail, forbidden, missing, ok, type Result, refused } from '@/lib/platform/result'
import { visibleVisit } from '@/lib/visits/scope'
import { isOpenForChange } from '@/lib/visits/workflow'
import { readItems, writtenHosts } from './items'
import { type PastedItemInput, previewItemsSchema } from './schema'
import { ITEM_SPEC, type ItemColumn } from './words'

export type ItemsPreview = Preview<PastedItemInput, ItemColumn>

/**
 * What a pasted programme would become as items of the visit: nothing is written. Forbidden without the permission to
 * add them, missing when the visit is hidden, refused when it is closed, invalid when there is no table in the text. A
 * handful of statements, whatever its size.
 */
export async function previewItems(actor: Actor, raw: unknown): Promise<Result<ItemsPreview>> {
  if (!can(actor, 'programme.edit')) return forbidden()
  const asked = previewItemsSchema.safeParse(raw)
  if (!asked.success) return fail({ kind: 'invalid', fields: { text: [{ key: 'refusals.paste.unreadable' }] } })
  const { visitId, keep } = asked.data
  const visit = await db().visit.findFirst({
    where: { id: visitId, ...visibleVisit(actor) },
    select: {
      status: true,
      arrivalDate: true,
      departureDate: true,
      homeZone: true,
      stops: { select: { city: true, zone: true }, orderBy: { position: 'asc' } },
    },
  })
  if (!visit) return missing()
  if (!isOpenForChange(visit.status)) return refused('refusals.visitClosed')
  const opened = openTable(asked.data, ITEM_SPEC)
  if (!opened.ok) return opened
  const [members, contacts, subgroups, organisations] = await Promise.all([
    membersOf(visitId),
    contactsOf(visitId),
    db().subgroup.findMany({ where: { visitId, archivedAt: null }, select: { id: true, name: true } }),
    organisationsNamed(writtenHosts(opened.value)),
  ])
  const around = {
    dates: { arrivalDate: dayFromDb(visit.arrivalDate), departureDate: dayFromDb(visit.departureDate) },
    places: { stops: visit.stops, homeZone: visit.homeZone },
    members,
    contacts,
    subgroups: subgroups.map(({ id, name }) => ({ id, names: [name] })),
    organisations,
  }
  return ok(readItems(opened.value, around, keep))
}

/** Whom the visit can meet: persons with every name they have, posts by their title, groups by their label. */
async function contactsOf(visitId: string) {
  const rows = await db().hostContact.findMany({
    where: { visitId, archivedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      title: true,
      person: { select: { name: true, names: { select: { text: true } } } },
      group: { select: { label: true } },
    },
  })
  return rows.map(({ id, title, person, group }) => ({
    id,
    names: person ? [person.name, ...person.names.map(({ text }) => text)] : [group?.label ?? title ?? ''],
  }))
}
