import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { conflict } from '@/lib/platform/conflict'
import { missing, ok, type Result, refused } from '@/lib/platform/result'
import { confirmLookalikes } from './lookalikes.commands'
import { filledNames, holdDirectory, nameRows } from './names.commands'
import { loadOrganisation, organisationConflict, resolveParent, writeOrganisation } from './organisation.commands'
import { loadPerson, personConflict, writePerson, writePositions } from './person.commands'
import {
  createOrganisationSchema,
  createPersonSchema,
  editOrganisationSchema,
  editPersonSchema,
  organisationStateSchema,
  personStateSchema,
} from './schema'

/** A new organisation of the directory. Asks first when one with a name like it is there. */
export const createOrganisation = defineCommand({
  name: 'createOrganisation',
  permission: 'directory.edit',
  schema: createOrganisationSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx } = context
    const id = input.id ?? input.commandId
    if (await tx.organisation.findUnique({ where: { id }, select: { id: true } }))
      return refused('errors.commandReused')
    const names = filledNames(input.names)
    const name = names[0]?.text ?? ''
    await holdDirectory(tx)
    const looked = await confirmLookalikes(tx, 'organisation', {
      names: names.map(({ text }) => text),
      ownId: null,
      confirmed: input.confirmed,
    })
    if (!looked.ok) return looked
    const parent = await resolveParent(context, input, { id })
    if (!parent.ok) return parent
    const { kind, countryCode, note } = input
    const parentId = parent.value?.id ?? null
    await tx.organisation.create({
      data: { id, name, kind, countryCode, note, parentId, names: { createMany: { data: nameRows(names) } } },
    })
    context.audit({ action: 'organisation.created', ...subject('organisation', { id, name }) })
    return ok({ id })
  },
})

/** Changes an organisation's names, kind, country, parent and note. */
export const editOrganisation = defineCommand({
  name: 'editOrganisation',
  permission: 'directory.edit',
  schema: editOrganisationSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx } = context
    const record = await loadOrganisation(tx, input.organisationId)
    if (!record) return missing()
    if (record.version !== input.version) return organisationConflict(tx, record, input)
    const looked = await confirmLookalikes(tx, 'organisation', {
      names: newTexts(filledNames(input.names), record.names),
      ownId: record.id,
      confirmed: input.confirmed,
    })
    return looked.ok ? writeOrganisation(context, record, input) : looked
  },
})

/** A new person of the directory, with positions. Asks first when one with a name like it is there. */
export const createPerson = defineCommand({
  name: 'createPerson',
  permission: 'directory.edit',
  schema: createPersonSchema,
  handler: async (context, input): Promise<Result<{ id: string }>> => {
    const { tx } = context
    const id = input.id ?? input.commandId
    if (await tx.person.findUnique({ where: { id }, select: { id: true } })) return refused('errors.commandReused')
    const names = filledNames(input.names)
    const name = names[0]?.text ?? ''
    await holdDirectory(tx)
    const looked = await confirmLookalikes(tx, 'person', {
      names: names.map(({ text }) => text),
      ownId: null,
      confirmed: input.confirmed,
    })
    if (!looked.ok) return looked
    const languages = [...new Set(input.languages)]
    await tx.person.create({
      data: { id, name, languages, note: input.note, names: { createMany: { data: nameRows(names) } } },
    })
    const positions = await writePositions(context, id, input.positions)
    if (!positions.ok) return positions
    context.audit({ action: 'person.created', ...subject('person', { id, name }) })
    return ok({ id })
  },
})

/** Changes a person's names, languages, positions and note; what they were on a visit stays as held then. */
export const editPerson = defineCommand({
  name: 'editPerson',
  permission: 'directory.edit',
  schema: editPersonSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx } = context
    const record = await loadPerson(tx, input.personId)
    if (!record) return missing()
    if (record.version !== input.version) return personConflict(tx, record, input)
    const looked = await confirmLookalikes(tx, 'person', {
      names: newTexts(filledNames(input.names), record.names),
      ownId: record.id,
      confirmed: input.confirmed,
    })
    return looked.ok ? writePerson(context, record, input) : looked
  },
})

const setOrganisationArchived = (name: string, archived: boolean) =>
  defineCommand({
    name,
    permission: 'directory.edit',
    schema: organisationStateSchema,
    handler: async (context, input): Promise<Result> => {
      const record = await loadOrganisation(context.tx, input.organisationId)
      if (!record) return missing()
      if ((record.archivedAt !== null) === archived) return ok(null)
      if (record.version !== input.version) return conflict({ version: record.version, base: {}, mine: {}, theirs: {} })
      await context.tx.organisation.update({ where: { id: record.id }, data: stamp(context, archived) })
      const action = archived ? 'organisation.archived' : 'organisation.restored'
      context.audit({ action, ...subject('organisation', record) })
      return ok(null)
    },
  })

const setPersonArchived = (name: string, archived: boolean) =>
  defineCommand({
    name,
    permission: 'directory.edit',
    schema: personStateSchema,
    handler: async (context, input): Promise<Result> => {
      const record = await loadPerson(context.tx, input.personId)
      if (!record) return missing()
      if ((record.archivedAt !== null) === archived) return ok(null)
      if (record.version !== input.version) return conflict({ version: record.version, base: {}, mine: {}, theirs: {} })
      await context.tx.person.update({ where: { id: record.id }, data: stamp(context, archived) })
      context.audit({ action: archived ? 'person.archived' : 'person.restored', ...subject('person', record) })
      return ok(null)
    },
  })

/** Takes an organisation out of lists and choices; what names it keeps naming it. */
export const archiveOrganisation = setOrganisationArchived('archiveOrganisation', true)
/** The way back. */
export const restoreOrganisation = setOrganisationArchived('restoreOrganisation', false)
/** Takes a person out of lists and choices; what names them keeps naming them. */
export const archivePerson = setPersonArchived('archivePerson', true)
/** The way back. */
export const restorePerson = setPersonArchived('restorePerson', false)

const stamp = (context: CommandContext, archived: boolean) => ({
  archivedAt: archived ? context.now : null,
  archivedBy: archived ? context.actor.userId : null,
  version: { increment: 1 },
})

const subject = (subjectType: 'organisation' | 'person', record: { id: string; name: string }) => ({
  subjectType,
  subjectId: record.id,
  subjectName: record.name,
  visitId: null,
})

/** The texts that the record did not have before: only a new name can be somebody else's. */
const newTexts = (names: readonly { text: string }[], before: readonly { text: string }[]): string[] =>
  names.map(({ text }) => text).filter((text) => !before.some((old) => old.text === text))
