import { beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '@/lib/audit/command'
import { type Actor, can, ROLES, systemActor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor & { userId: string }

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
})

type Input = Record<string, unknown>
const run = <T>(command: Command<T>, input: Input, actor: Actor = planner) =>
  command(actor, { commandId: newId(), ...input }, NOW)
const name = (text: string, languageTag = 'und', kind = 'official') => ({ text, languageTag, kind })
const organisation = (id: string) =>
  db().organisation.findUniqueOrThrow({ where: { id }, include: { names: { orderBy: { id: 'asc' } } } })
const person = (id: string) =>
  db().person.findUniqueOrThrow({
    where: { id },
    include: { names: { orderBy: { id: 'asc' } }, positions: { orderBy: { id: 'asc' } } },
  })
const events = (subjectId: string) =>
  db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, changes: true } })
const idOf = (result: Awaited<ReturnType<Command<{ id: string }>>>): string => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value.id
}

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

describe('adding an organisation', () => {
  it('keeps every name with its script and key, the first one primary, empty rows dropped', async () => {
    const id = newId()
    const result = await run(commands.createOrganisation, {
      id,
      names: [
        name('Oʻzbekiston tadqiqot markazi', 'uz-Latn'),
        name('  '),
        name('Ўзбекистон тадқиқот маркази', 'uz-Cyrl', 'transliteration'),
      ],
      kind: 'academia',
      countryCode: 'UZ',
      parent: { name: 'Academy above the centre' },
      note: '',
    })
    expect(result).toEqual({ ok: true, value: { id } })
    const stored = await organisation(id)
    expect(stored).toMatchObject({
      name: 'Oʻzbekiston tadqiqot markazi',
      kind: 'academia',
      countryCode: 'UZ',
      note: null,
      version: 1,
    })
    expect(stored.names).toMatchObject([
      {
        text: 'Oʻzbekiston tadqiqot markazi',
        script: 'Latn',
        isPrimary: true,
        searchKey: 'ozbekiston tadkikot markazi',
      },
      { text: 'Ўзбекистон тадқиқот маркази', script: 'Cyrl', isPrimary: false, kind: 'transliteration' },
    ])
    const parent = await organisation(stored.parentId ?? '')
    expect(parent.name).toBe('Academy above the centre')
    expect(await events(id)).toEqual([{ action: 'organisation.created', changes: {} }])
    expect(await events(parent.id)).toEqual([{ action: 'organisation.created', changes: {} }])
  })

  it('is one record when it is sent twice', async () => {
    const input = { commandId: newId(), names: [name('Sent twice')] }
    const [one, two] = await Promise.all([
      commands.createOrganisation(planner, input, NOW),
      commands.createOrganisation(planner, input, NOW),
    ])
    expect(one).toEqual({ ok: true, value: { id: input.commandId } })
    expect(two).toEqual(one)
    expect(await db().organisation.count({ where: { name: 'Sent twice' } })).toBe(1)
  })

  it('asks first when a name looks the same in another script, other spelling or another order of words', async () => {
    const there = await makeOrganisation(db(), { name: 'Тошкент шаҳар ҳокимлиги' })
    const archived = await makeOrganisation(db(), { name: 'Toshkent shahar hokimligi', archivedAt: NOW })
    for (const text of ['Toshkent shahar hokimligi', 'TOSHKENT SHAHAR XOKIMLIGI', 'hokimligi Toshkent shahar']) {
      const asked = await run(commands.createOrganisation, { names: [name('A quite different body'), name(text)] })
      expect(asked).toEqual({
        ok: false,
        failure: {
          kind: 'confirm',
          warnings: [
            {
              code: `looksLike:${there.id}`,
              field: 'names',
              key: 'refusals.directory.organisationLooksLike',
              values: { name: 'Тошкент шаҳар ҳокимлиги' },
              href: `/organisations/${there.id}`,
            },
          ],
        },
      })
    }
    const saved = await run(commands.createOrganisation, {
      names: [name('Toshkent shahar hokimligi')],
      confirmed: [`looksLike:${there.id}`],
    })
    expect(saved.ok).toBe(true)
    expect((await organisation(archived.id)).archivedAt).toEqual(NOW)
  })

  it('says beside the field what is wrong', async () => {
    const bad = await run(commands.createOrganisation, {
      names: [name(''), name('Second', 'not a tag')],
      countryCode: 'China',
      note: 'x'.repeat(1_000_000),
    })
    expect(bad).toMatchObject({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: {
          'names.1.languageTag': [{ key: 'errors.choose' }],
          countryCode: [{ key: 'errors.choose' }],
          note: [{ key: 'errors.tooLong', values: { maximum: 5000 } }],
        },
      },
    })
    expect(await run(commands.createOrganisation, { names: [name(' ')] })).toMatchObject({
      failure: { fields: { 'names.0.text': [{ key: 'errors.nameRequired' }] } },
    })
    expect(await run(commands.createOrganisation, { names: [name('Bell\u0007')] })).toMatchObject({
      failure: { fields: { 'names.0.text': [{ key: 'errors.controlCharacters' }] } },
    })
    expect(await run(commands.createOrganisation, { names: [name('Orphan')], parent: { id: newId() } })).toEqual({
      ok: false,
      failure: { kind: 'invalid', fields: { parent: [{ key: 'errors.referenceGone' }] } },
    })
  })
})

describe('changing an organisation', () => {
  const edited = (id: string, version: number, more: Input = {}) => ({
    organisationId: id,
    version,
    names: [name(`Edited ${id}`)],
    ...more,
  })

  it('replaces the names, notes what changed from what to what, and takes away the mark of what was proposed', async () => {
    const made = await makeOrganisation(db(), { kind: 'company', proposed: ['kind', 'note'] })
    expect(await run(commands.editOrganisation, edited(made.id, 1, { kind: 'agency' }))).toEqual({
      ok: true,
      value: null,
    })
    expect(await organisation(made.id)).toMatchObject({
      name: `Edited ${made.id}`,
      kind: 'agency',
      version: 2,
      proposed: ['note'],
    })
    expect(await events(made.id)).toEqual([
      {
        action: 'organisation.edited',
        changes: { kind: { from: 'company', to: 'agency' }, names: { from: made.name, to: `Edited ${made.id}` } },
      },
    ])
  })

  it('answers an older version with both texts and changes nothing', async () => {
    const parent = await makeOrganisation(db())
    const made = await makeOrganisation(db(), { note: 'Theirs', version: 4, parentId: parent.id })
    const stale = await run(commands.editOrganisation, {
      organisationId: made.id,
      version: 3,
      base: { note: 'At first' },
      names: [name(made.name)],
      note: 'Mine',
    })
    expect(stale).toEqual({
      ok: false,
      failure: {
        kind: 'conflict',
        version: 4,
        fields: [
          { field: 'parent', base: '', mine: '', theirs: JSON.stringify({ id: parent.id, label: parent.name }) },
          { field: 'note', base: 'At first', mine: 'Mine', theirs: 'Theirs' },
        ],
      },
    })
    expect(await organisation(made.id)).toMatchObject({ note: 'Theirs', version: 4 })
  })

  it('refuses to stand under itself, directly or below', async () => {
    const top = await makeOrganisation(db())
    const middle = await makeOrganisation(db(), { parentId: top.id })
    const bottom = await makeOrganisation(db(), { parentId: middle.id })
    for (const parent of [top, middle, bottom]) {
      const refused = await run(commands.editOrganisation, edited(top.id, 1, { parent: { id: parent.id } }))
      expect(refused).toEqual({
        ok: false,
        failure: { kind: 'invalid', fields: { parent: [{ key: 'errors.parentCircle' }] } },
      })
    }
    const fine = await run(commands.editOrganisation, edited(bottom.id, 1, { parent: { id: top.id } }))
    expect(fine.ok).toBe(true)
  })

  it('lets only one of two halves of a circle be saved at the same moment', async () => {
    const [a, b] = [await makeOrganisation(db()), await makeOrganisation(db())]
    const both = await Promise.all([
      run(commands.editOrganisation, edited(a.id, 1, { parent: { id: b.id } })),
      run(commands.editOrganisation, edited(b.id, 1, { parent: { id: a.id } })),
    ])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
  })

  it('keeps a parent that was archived since, and takes no new one that is archived', async () => {
    const gone = await makeOrganisation(db(), { archivedAt: NOW })
    const made = await makeOrganisation(db(), { parentId: gone.id })
    const other = await makeOrganisation(db())
    expect((await run(commands.editOrganisation, edited(made.id, 1, { parent: { id: gone.id } }))).ok).toBe(true)
    expect(await run(commands.editOrganisation, edited(other.id, 1, { parent: { id: gone.id } }))).toMatchObject({
      failure: { fields: { parent: [{ key: 'errors.referenceGone' }] } },
    })
  })

  it('asks about a name only when that name is new', async () => {
    const twin = await makeOrganisation(db(), { name: 'Twin association of friendship' })
    const made = await makeOrganisation(db(), { name: 'Twin association of friendship' })
    const same = { organisationId: made.id, version: 1, names: [name(made.name)], note: 'A note' }
    expect((await run(commands.editOrganisation, same)).ok).toBe(true)
    const more = { organisationId: made.id, version: 2, names: [name(made.name), name('Friendship association, twin')] }
    expect(await run(commands.editOrganisation, more)).toMatchObject({
      failure: { kind: 'confirm', warnings: [{ code: `looksLike:${twin.id}` }] },
    })
  })

  it('answers that it is missing when there is none', async () => {
    const missing = { ok: false, failure: { kind: 'missing' } }
    expect(await run(commands.editOrganisation, edited(newId(), 1))).toEqual(missing)
    expect(await run(commands.archiveOrganisation, { organisationId: newId(), version: 1 })).toEqual(missing)
    expect(await run(commands.editPerson, { personId: newId(), version: 1, names: [name('Nobody')] })).toEqual(missing)
    expect(await run(commands.restorePerson, { personId: newId(), version: 1 })).toEqual(missing)
  })
})

describe('people', () => {
  it('are added with languages and positions over time, in organisations chosen or made in place', async () => {
    const academy = await makeOrganisation(db())
    const id = idOf(
      await run(commands.createPerson, {
        names: [name('Факторий Биринчи', 'uz-Cyrl')],
        languages: ['uz-Latn', 'ru', 'ru'],
        positions: [
          { organisation: { id: academy.id }, title: 'Director', fromDate: '2020-02-29', untilDate: '' },
          { organisation: null, title: '', fromDate: '', untilDate: '' },
          { organisation: { name: 'Institute made in place' }, title: 'Fellow', fromDate: '', untilDate: '2019-12-31' },
        ],
      }),
    )
    const stored = await person(id)
    expect(stored).toMatchObject({ name: 'Факторий Биринчи', languages: ['uz-Latn', 'ru'] })
    expect(stored.positions).toMatchObject([
      { organisationId: academy.id, title: 'Director', fromDate: new Date('2020-02-29'), untilDate: null },
      { title: 'Fellow', fromDate: null, untilDate: new Date('2019-12-31') },
    ])
  })

  it('hold no position without its organisation or title, none that ends before it began, on no day that does not exist', async () => {
    const made = await makeOrganisation(db())
    const row = { organisation: { id: made.id }, title: 'Director', fromDate: '', untilDate: '' }
    const bad = await run(commands.createPerson, {
      names: [name('Wrongly placed')],
      positions: [
        { ...row, organisation: null },
        { ...row, title: ' ' },
        { ...row, fromDate: '2027-02-02', untilDate: '2027-02-01' },
      ],
    })
    expect(bad).toEqual({
      ok: false,
      failure: {
        kind: 'invalid',
        fields: {
          'positions.0.organisation': [{ key: 'errors.positionOrganisation' }],
          'positions.1.title': [{ key: 'errors.positionTitle' }],
          'positions.2.untilDate': [{ key: 'errors.endBeforeStart' }],
        },
      },
    })
    const unreal = await run(commands.createPerson, {
      names: [name('Unreal')],
      positions: [{ ...row, fromDate: '2027-02-30' }],
    })
    expect(unreal).toMatchObject({ failure: { fields: { 'positions.0.fromDate': [{ key: 'errors.invalidDate' }] } } })
  })

  it('who are promoted stay on their visits what they were then', async () => {
    const position = await makePosition(db(), { title: 'Head of department' })
    const member = await makeMember(db(), {
      personId: position.personId,
      organisationId: position.organisationId,
      title: 'Head of department',
    })
    const contact = await makeContact(db(), { personId: position.personId, title: 'Head of department' })
    const { name: known } = await person(position.personId)
    const ministry = await makeOrganisation(db())
    const promoted = await run(commands.editPerson, {
      personId: position.personId,
      version: 1,
      names: [name(`${known} newly named`)],
      positions: [{ organisation: { id: ministry.id }, title: 'Minister', fromDate: '2027-01-01', untilDate: '' }],
    })
    expect(promoted.ok).toBe(true)
    expect(await db().delegationMember.findUnique({ where: { id: member.id } })).toEqual(member)
    expect(await db().hostContact.findUnique({ where: { id: contact.id } })).toEqual(contact)
    expect((await events(position.personId))[0]?.changes).toMatchObject({
      positions: {
        from: expect.stringContaining('Head of department, '),
        to: `Minister, ${ministry.name} (2027-01-01 – …)`,
      },
    })
  })

  it('keep an old position in an organisation that was archived since', async () => {
    const gone = await makeOrganisation(db(), { archivedAt: NOW })
    const position = await makePosition(db(), { organisationId: gone.id, title: 'Fellow' })
    const { name: known } = await person(position.personId)
    const row = { organisation: { id: gone.id }, title: 'Senior fellow', fromDate: '', untilDate: '' }
    const input = { personId: position.personId, version: 1, names: [name(known)], positions: [row] }
    expect((await run(commands.editPerson, input)).ok).toBe(true)
    const other = await makePerson(db())
    const refused = await run(commands.editPerson, {
      personId: other.id,
      version: 1,
      names: [name(other.name)],
      positions: [row],
    })
    expect(refused).toMatchObject({
      failure: { fields: { 'positions.0.organisation': [{ key: 'errors.referenceGone' }] } },
    })
    expect((await person(other.id)).version).toBe(1)
  })

  it('who look like somebody in another script are asked about', async () => {
    const there = await makePerson(db(), { name: 'Фабрикант Намунаев' })
    expect(await run(commands.createPerson, { names: [name('Namunaev Fabrikant')] })).toMatchObject({
      failure: {
        kind: 'confirm',
        warnings: [{ code: `looksLike:${there.id}`, key: 'refusals.directory.personLooksLike' }],
      },
    })
  })

  it('are answered with both texts when somebody saved meanwhile', async () => {
    const made = await makePerson(db(), { languages: ['ru'], version: 2 })
    const stale = await run(commands.editPerson, {
      personId: made.id,
      version: 1,
      names: [name(made.name)],
      languages: ['en'],
    })
    expect(stale).toMatchObject({
      failure: {
        kind: 'conflict',
        version: 2,
        fields: [
          { field: 'languages', mine: '[{"id":"en","label":"English"}]', theirs: '[{"id":"ru","label":"Russian"}]' },
        ],
      },
    })
  })
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
