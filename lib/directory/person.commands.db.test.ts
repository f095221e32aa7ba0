import { beforeAll, describe, expect, it } from 'vitest'
import { commandsAt, idOf } from '@/lib/audit/testing/commands'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import * as commands from './commands'

const NOW = new Date('2027-03-12T10:00:00Z')
let planner: Actor & { userId: string }
const run = commandsAt(NOW, () => planner)

beforeAll(async () => {
  planner = await asRole(db(), 'planner')
})

const name = (text: string, languageTag = 'und', kind = 'official') => ({ text, languageTag, kind })
const person = (id: string) =>
  db().person.findUniqueOrThrow({
    where: { id },
    include: { names: { orderBy: { id: 'asc' } }, positions: { orderBy: { id: 'asc' } } },
  })
const events = (subjectId: string) =>
  db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: 'asc' }, select: { action: true, changes: true } })

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
