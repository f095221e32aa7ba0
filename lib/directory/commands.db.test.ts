import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '@/lib/audit/command'
import { commandsAt, type Input, idOf } from '@/lib/audit/testing/commands'
import { type Actor, can, ROLES, systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor & { userId: string }
const run = commandsAt(NOW, () => planner)

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
})

const name = (text: string, languageTag = 'und', kind = 'official') => ({ text, languageTag, kind })
const organisation = (id: string) =>
  db().organisation.findUniqueOrThrow({ where: { id }, include: { names: { orderBy: { id: 'asc' } } } })
const events = (subjectId: string) =>
  db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, changes: true } })

it('refuses an id that a record has already', async () => {
  const [body, somebody] = [await makeOrganisation(db()), await makePerson(db())]
  const again = [
    await run(commands.createOrganisation, { id: body.id, names: [name('Quite another body')] }),
    await run(commands.createPerson, { id: somebody.id, names: [name('Quite another person')] }),
  ]
  for (const result of again) {
    expect(result).toMatchObject({ failure: { kind: 'refused', reason: { key: 'errors.commandReused' } } })
  }
})

describe('archiving', () => {
  it('has a way back, both on record, and a second press changes nothing', async () => {
    const made = await makeOrganisation(db())
    const act = (command: Command<null>, version: number) => run(command, { organisationId: made.id, version })
    expect(await act(commands.archiveOrganisation, 1)).toEqual({ ok: true, value: null })
    expect(await organisation(made.id)).toMatchObject({ archivedAt: NOW, archivedBy: planner.userId, version: 2 })
    expect(await act(commands.archiveOrganisation, 1)).toEqual({ ok: true, value: null })
    expect(await act(commands.restoreOrganisation, 1)).toMatchObject({ failure: { kind: 'conflict', version: 2 } })
    expect(await act(commands.restoreOrganisation, 2)).toEqual({ ok: true, value: null })
    expect(await organisation(made.id)).toMatchObject({ archivedAt: null, archivedBy: null, version: 3 })
    expect((await events(made.id)).map(({ action }) => action)).toEqual([
      'organisation.archived',
      'organisation.restored',
    ])
  })

  it('of a person works the same way', async () => {
    const made = await makePerson(db())
    expect(await run(commands.archivePerson, { personId: made.id, version: 2 })).toMatchObject({
      failure: { kind: 'conflict' },
    })
    expect(await run(commands.archivePerson, { personId: made.id, version: 1 })).toEqual({ ok: true, value: null })
    expect(await run(commands.restorePerson, { personId: made.id, version: 2 })).toEqual({ ok: true, value: null })
    expect((await events(made.id)).map(({ action }) => action)).toEqual(['person.archived', 'person.restored'])
  })
})

describe('who may change the directory', () => {
  it.each(ROLES)('%s: as the permission table says, whatever the screen showed', async (role) => {
    const actor = await asRole(db(), role)
    const [unit, someone] = [await makeOrganisation(db()), await makePerson(db())]
    const calls: [Command, Input][] = [
      [commands.createOrganisation, { names: [name(`Made by ${role} ${actor.userId}`)] }],
      [commands.editOrganisation, { organisationId: unit.id, version: 1, names: [name(unit.name)] }],
      [commands.archiveOrganisation, { organisationId: unit.id, version: 2 }],
      [commands.restoreOrganisation, { organisationId: unit.id, version: 3 }],
      [commands.createPerson, { names: [name(`Made by ${role} ${actor.userId}`)] }],
      [commands.editPerson, { personId: someone.id, version: 1, names: [name(someone.name)] }],
      [commands.archivePerson, { personId: someone.id, version: 2 }],
      [commands.restorePerson, { personId: someone.id, version: 3 }],
    ]
    for (const [command, input] of calls) {
      const result = await run(command, input, actor)
      if (can(actor, 'directory.edit')) expect([command.commandName, result.ok]).toEqual([command.commandName, true])
      else expect(result).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    }
  })

  it('the program itself may, and signs with its own name', async () => {
    const id = idOf(
      await run(commands.createOrganisation, { names: [name('Made by a load')] }, systemActor('Sample load')),
    )
    expect(await db().auditEvent.findFirst({ where: { subjectId: id } })).toMatchObject({
      actorKind: 'system',
      actorName: 'Sample load',
      visitId: null,
    })
  })
})
