import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { ok, type Result } from '@/lib/platform/result'
import { inputTexts, itemTexts } from '../form-texts.commands'
import { storedPartialTime } from '../instants.commands'
import { itemForWrite, type LoadedItem } from '../item-for-write.commands'
import { writeFields } from '../save-item.commands'
import type { ItemFields } from '../schema'
import { setByHand, shownItem, subgroupsOf } from '../shown'
import { CONFIRMABLE_FIELDS, type ConfirmableField } from '../values'
import { isFilled, ownFields, SETTLED_BY } from './confirmable'
import { closeNotes } from './open-notes.commands'
import { settleFieldSchema } from './settle-schema'

type Saved = { id: string; version: number }
type Settling = Partial<ItemFields> & {
  itemId: string
  version: number
  base?: Record<string, string | null> | undefined
  confirmed: string[]
  field: ConfirmableField
  keepOpen: boolean
}

/**
 * Sets one field of an item, and what belongs to it, by the same checks and the same write as the whole form. Its note of
 * being to be confirmed is closed with it, unless that is to stay.
 */
export const settleField = defineCommand({
  name: 'settleField',
  permission: 'programme.edit',
  schema: settleFieldSchema,
  handler: settle,
})

async function settle(context: CommandContext, input: Settling): Promise<Result<Saved>> {
  const found = await itemForWrite(context, input.itemId)
  if (!found.ok) return found
  const { visit, item } = found.value
  const fields = { ...fieldsOf(item), ...patchOf(input) }
  if (item.version !== input.version) return await stale(context, { item, input, fields })
  const saved = await writeFields(context, { visit, item, input: { ...fields, confirmed: input.confirmed } })
  if (!saved.ok) return saved
  const { changes, version } = saved.value
  if (!input.keepOpen) {
    const shown = shownItem(saved.value.item)
    const changed = (field: ConfirmableField) => ownFields(field).some((name) => name in changes)
    const settled = CONFIRMABLE_FIELDS.filter(
      (field) => (field === input.field || changed(field)) && isFilled(field, shown),
    )
    await closeNotes(context, saved.value.item, settled)
  }
  return ok({ id: item.id, version })
}

/** Both texts of what was to be set; the rest of the item is not this form's. */
async function stale(
  context: CommandContext,
  { item, input, fields }: { item: LoadedItem; input: Settling; fields: ItemFields },
): Promise<Result<never>> {
  const [mine, theirs] = [await inputTexts(context.tx, fields), itemTexts(item)]
  const own = (texts: Record<string, string | null>) =>
    Object.fromEntries(SETTLED_BY[input.field].flatMap((name) => (name in texts ? [[name, texts[name] ?? null]] : [])))
  return conflict({ version: item.version, base: input.base ?? {}, mine: own(mine), theirs: own(theirs) })
}

/** What the form brought for the field; a title or a type that it does not name stays. */
function patchOf(input: Settling): Partial<ItemFields> {
  return Object.fromEntries(
    SETTLED_BY[input.field].flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  )
}

/** A stored item as the whole form would send it. */
function fieldsOf(item: LoadedItem): ItemFields {
  const { offeredByOrganisationId: organisation, offeredByPersonId: person } = item
  const ref = (id: string | null) => (id === null ? null : { id })
  return {
    type: item.type,
    title: item.title,
    ...storedPartialTime(item),
    city: item.city,
    venue: item.venue,
    fromPlace: item.fromPlace,
    toPlace: item.toPlace,
    carrier: item.carrier,
    offeredBy: ref(organisation ? `organisation:${organisation}` : person ? `person:${person}` : null),
    offeredByKind: person ? 'person' : 'organisation',
    hosts: item.hosts.map(({ organisation }) => ({ id: organisation.id })),
    counterparts: item.counterparts.map(({ contactId }) => contactId),
    forEveryone: item.forEveryone,
    subgroups: subgroupsOf(item).map(({ id }) => id),
    members: setByHand(item).map(({ memberId }) => memberId),
    interpreter: ref(item.interpreterId),
    noteTaker: ref(item.noteTakerId),
    vehicle: item.vehicle,
    objective: item.objective,
    agenda: item.agenda,
    readoutExpected: item.readoutExpected,
  }
}
