import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { addPastedMembers } from './commands'
import { previewMembers } from './paste.queries'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')
const staff = await asRole(db(), 'staff')
const viewer = await asRole(db(), 'viewer')

const row = (fields: object = {}) => ({
  id: newId(),
  row: 2,
  person: { name: `Person ${newId()}` },
  role: 'member',
  ...fields,
})
const add = (visitId: string, rows: object[], commandId = newId()) =>
  addPastedMembers(planner, { commandId, visitId, rows }, NOW)
const membersOf = (visitId: string) =>
  db().delegationMember.findMany({
    where: { visitId },
    orderBy: { precedence: 'asc' },
    include: { person: { include: { names: true } }, organisation: true },
  })
const fieldsOf = (result: { ok: boolean; failure?: unknown }) =>
  result.ok ? {} : ((result as { failure: { fields?: Record<string, { key: string }[]> } }).failure.fields ?? {})

describe('adding pasted members', () => {
  it('adds them in their order at the end, with new persons and organisations, each on record', async () => {
    const visit = await makeVisit(db())
    const first = await makeMember(db(), { visitId: visit.id })
    const known = await makePerson(db(), { name: `Known ${newId()}` })
    const ministry = `Ministry ${newId()}`
    const rows = [
      row({
        person: { id: known.id },
        role: 'head_of_delegation',
        organisation: { name: ministry },
        title: 'Minister',
      }),
      row({ person: { name: '李明 of the test' }, organisation: { name: ministry }, languages: ['zh-Hans', 'ru'] }),
      row({ phone: '+998 90 1234567', note: 'Comes a day later' }),
    ]
    expect(await add(visit.id, rows)).toEqual({ ok: true, value: { added: 3 } })
    const members = await membersOf(visit.id)
    expect(members.map(({ id }) => id)).toEqual([first.id, ...rows.map(({ id }) => id)])
    expect(members[1]).toMatchObject({ personId: known.id, title: 'Minister', role: 'head_of_delegation' })
    expect(members[1]?.organisation?.name).toBe(ministry)
    expect(members[2]?.organisationId).toBe(members[1]?.organisationId)
    expect(members[2]?.person).toMatchObject({ name: '李明 of the test', languages: ['zh-Hans', 'ru'] })
    expect(members[2]?.person?.names).toMatchObject([{ text: '李明 of the test', isPrimary: true }])
    expect(members[3]).toMatchObject({ phone: '+998 90 1234567', note: 'Comes a day later' })
    const events = await db().auditEvent.findMany({ where: { visitId: visit.id }, orderBy: { id: 'asc' } })
    expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ...rows.map(({ id }) => ['member.added', id]),
      ['agency.added', expect.any(String)],
    ])
    const made = await db().auditEvent.count({
      where: { action: 'person.created', subjectId: { in: members.flatMap(({ personId }) => personId ?? []) } },
    })
    expect(made).toBe(2)
  })

  it('is one set when it is sent twice', async () => {
    const visit = await makeVisit(db())
    const [rows, commandId] = [[row(), row()], newId()]
    expect(await add(visit.id, rows, commandId)).toEqual(await add(visit.id, rows, commandId))
    expect(await membersOf(visit.id)).toHaveLength(2)
    expect(await add(visit.id, rows)).toMatchObject({ ok: false, failure: { kind: 'refused' } })
  })

  it('takes the one who is called so, unless somebody said that it is another', async () => {
    const name = `Namesake ${newId()}`
    const known = await makePerson(db(), { name })
    const [one, other] = [await makeVisit(db()), await makeVisit(db())]
    await add(one.id, [row({ person: { name } })])
    await add(other.id, [row({ person: { name, anew: true } })])
    expect((await membersOf(one.id))[0]?.personId).toBe(known.id)
    expect((await membersOf(other.id))[0]?.personId).not.toBe(known.id)
  })

  it('adds nobody when one row is wrong, and says which', async () => {
    const visit = await makeVisit(db())
    const there = await makeMember(db(), { visitId: visit.id, role: 'head_of_delegation' })
    const twice = await makePerson(db())
    const gone = await makePerson(db(), { archivedAt: NOW })
    const name = `Nobody ${newId()}`
    const wrong = async (...rows: object[]) => {
      const result = await add(visit.id, [row({ person: { name } }), ...rows])
      return Object.entries(fieldsOf(result)).map(([path, [message]]) => [path, message?.key])
    }
    expect(await wrong(row({ person: { id: there.personId } }))).toEqual([
      ['rows.1.person', 'refusals.delegations.memberThere'],
    ])
    expect(await wrong(row({ person: { id: twice.id } }), row({ person: { id: twice.id } }))).toEqual([
      ['rows.2.person', 'refusals.delegations.memberThere'],
    ])
    expect(await wrong(row({ person: { id: gone.id } }))).toEqual([['rows.1.person', 'errors.referenceGone']])
    expect(await wrong(row({ organisation: { id: newId() } }))).toEqual([
      ['rows.1.organisation', 'errors.referenceGone'],
    ])
    expect(await wrong(row({ role: 'head_of_delegation' }))).toEqual([['rows.1.role', 'refusals.delegations.oneHead']])
    expect(await wrong(row({ title: 'x'.repeat(301) }))).toEqual([['rows.1.title', 'errors.tooLong']])
    expect(await membersOf(visit.id)).toHaveLength(1)
    expect(await db().person.count({ where: { name } })).toBe(0)
  })

  it('allows one head among the rows', async () => {
    const visit = await makeVisit(db())
    const result = await add(visit.id, [
      row({ role: 'head_of_delegation', row: 4 }),
      row({ role: 'head_of_delegation' }),
    ])
    expect(fieldsOf(result)).toEqual({ 'rows.1.role': [{ key: 'refusals.paste.secondHead', values: { row: 4 } }] })
  })

  it('takes no more languages of somebody than anybody speaks', async () => {
    const visit = await makeVisit(db())
    const result = await add(visit.id, [row({ languages: Array.from({ length: 51 }, () => 'ru') })])
    expect(fieldsOf(result)['rows.0.languages']).toMatchObject([{ key: 'errors.tooManyRows' }])
  })

  it('takes no empty list and no more than 200 rows', async () => {
    const visit = await makeVisit(db())
    expect(fieldsOf(await add(visit.id, []))).toMatchObject({ rows: [{ key: 'refusals.paste.noRows' }] })
    const rows = Array.from({ length: 201 }, () => row())
    expect(fieldsOf(await add(visit.id, rows))).toMatchObject({ rows: [{ key: 'refusals.paste.tooManyRows' }] })
  })

  it('needs as many statements for forty rows as for four', async () => {
    const cost = async (count: number) => {
      const visit = await makeVisit(db())
      const rows = Array.from({ length: count }, () => row({ organisation: { name: 'One ministry of the test' } }))
      return countStatements(() => add(visit.id, rows))
    }
    await cost(1)
    expect(await cost(40)).toBe(await cost(4))
  })
})

describe('looking at what a paste would become', () => {
  const look = (visitId: string, text: string, actor = planner) => previewMembers(actor, { visitId, text })

  it('finds who and what is known in any spelling, and writes nothing', async () => {
    const visit = await makeVisit(db())
    const stamp = newId().slice(-6)
    const person = await makePerson(db(), { name: `Karimov Aziz ${stamp}` })
    await makePosition(db(), { personId: person.id, title: 'Head of section' })
    const ministry = await makeOrganisation(db(), { name: `Ministry ${stamp}`, otherNames: [`Вазирлик ${stamp}`] })
    const before = await db().person.count()
    const result = await look(
      visit.id,
      `ФИО\tОрганизация\nАзиз Каримов ${stamp}\tвазирлик ${stamp}\nNew One\tNew Office`,
    )
    if (!result.ok) throw new Error(JSON.stringify(result.failure))
    const [known, fresh] = result.value.rows
    expect(known).toMatchObject({ same: { chosen: person.id }, input: { organisation: { id: ministry.id } } })
    expect(known?.same?.options[0]?.label).toContain('Head of section')
    expect(fresh).toMatchObject({ input: { person: { name: 'New One' }, organisation: { name: 'New Office' } } })
    expect(await db().person.count()).toBe(before)
  })

  it('leaves out who is in the delegation, by any name', async () => {
    const visit = await makeVisit(db())
    const person = await makePerson(db(), {
      name: 'Nazarova Malika of the test',
      otherNames: ['Назарова Малика Тестовна'],
    })
    await makeMember(db(), { visitId: visit.id, personId: person.id })
    const result = await look(visit.id, 'Name\nМалика Назарова Тестовна')
    expect(result).toMatchObject({ ok: true, value: { rows: [{ leaveOut: { key: 'paste.leaveOut.memberThere' } }] } })
  })

  it('is for whoever may add them, on a visit that they see and that is open', async () => {
    const visit = await makeVisit(db())
    const hidden = await makeVisit(db(), { restricted: true })
    const closed = await makeVisit(db(), { status: 'completed' })
    const kind = async (...args: Parameters<typeof look>) => {
      const result = await look(...args)
      return result.ok ? 'ok' : result.failure.kind
    }
    expect(await kind(visit.id, 'A', staff)).toBe('forbidden')
    expect(await kind(visit.id, 'A', viewer)).toBe('forbidden')
    expect(await kind(visit.id, 'A')).toBe('ok')
    expect(await kind(hidden.id, 'A')).toBe('missing')
    expect(await kind(closed.id, 'A')).toBe('refused')
    expect(await kind(visit.id, '')).toBe('invalid')
    expect(await kind('no id', 'A')).toBe('invalid')
  })

  it('needs as many statements for forty rows as for four', async () => {
    const visit = await makeVisit(db())
    const text = (count: number) =>
      `Name\tOrganisation\n${Array.from({ length: count }, (_, at) => `Person No ${at}\tOffice ${at}`).join('\n')}`
    const cost = (count: number) => countStatements(() => look(visit.id, text(count)))
    await cost(1)
    expect(await cost(40)).toBe(await cost(4))
  })
})
