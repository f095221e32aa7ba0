import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { defineCommand } from '@/lib/audit/command'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { choice, commandId } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { resolveOrganisation, resolvePerson } from './resolve'

const NOW = new Date('2027-03-12T10:00:00Z')
const schema = z.object({ ...commandId, choice: choice() })
const chooseOrganisation = defineCommand({
  name: 'chooseOrganisation',
  permission: 'visit.see',
  schema,
  handler: (context, input) => resolveOrganisation(context, input.choice, 'host'),
})
const choosePerson = defineCommand({
  name: 'choosePerson',
  permission: 'visit.see',
  schema,
  handler: (context, input) => resolvePerson(context, input.choice, 'officer'),
})
const choose = (command: typeof chooseOrganisation, actor: Actor, value: unknown) =>
  command(actor, { commandId: newId(), choice: value }, NOW)

describe.each([
  { table: 'organisation', command: chooseOrganisation, field: 'host', make: makeOrganisation },
  { table: 'person', command: choosePerson, field: 'officer', make: makePerson },
] as const)('a choice of one $table', ({ table, command, field, make }) => {
  it('may be empty', async () => {
    expect(await choose(command, await asRole(db(), 'staff'), null)).toEqual({ ok: true, value: null })
  })

  it('is the record chosen, and says beside the field when it is gone or archived', async () => {
    const staff = await asRole(db(), 'staff')
    const [there, archived] = [await make(db()), await make(db(), { archivedAt: NOW })]
    expect(await choose(command, staff, { id: there.id })).toEqual({ ok: true, value: there.id })
    for (const id of [archived.id, newId()]) {
      const fields = { [field]: [{ key: 'errors.referenceGone' }] }
      expect(await choose(command, staff, { id })).toEqual({ ok: false, failure: { kind: 'invalid', fields } })
    }
  })

  it('makes a record of a new name, with its key and on record', async () => {
    const result = await choose(command, await asRole(db(), 'staff'), { name: `Янги ${table}` })
    if (!result.ok || !result.value) throw new Error('not made')
    const where = { where: { id: result.value }, include: { names: true } }
    const made = table === 'person' ? await db().person.findUnique(where) : await db().organisation.findUnique(where)
    expect(made).toMatchObject({
      name: `Янги ${table}`,
      names: [{ text: `Янги ${table}`, languageTag: 'und', isPrimary: true }],
    })
    expect(await db().auditEvent.findMany({ where: { subjectId: result.value } })).toMatchObject([
      { action: `${table}.created`, subjectName: `Янги ${table}`, visitId: null },
    ])
  })

  it('takes the record that has exactly this primary name, also when two people type it at once', async () => {
    const staff = await asRole(db(), 'staff')
    const there = await make(db(), { name: `Known ${table}` })
    await make(db(), { name: `Gone ${table}`, archivedAt: NOW })
    expect(await choose(command, staff, { name: `Known ${table}` })).toEqual({ ok: true, value: there.id })
    const answers = await Promise.all([1, 2, 3].map(() => choose(command, staff, { name: `Raced ${table}` })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await choose(command, staff, { name: `Gone ${table}` })).toMatchObject({ ok: true })
  })

  it('is not made by who may not add to the directory', async () => {
    const viewer = await asRole(db(), 'viewer')
    expect(await choose(command, viewer, { name: `By a viewer, ${table}` })).toEqual({
      ok: false,
      failure: { kind: 'forbidden' },
    })
  })
})
