import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { searchKey } from './key'
import { findReferenced, searchAll } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const actors = new Map<string, Actor>()
let onTeam: Actor
const actor = (role: string): Actor => {
  const found = actors.get(role)
  if (!found) throw new Error(role)
  return found
}

type Chain = Awaited<ReturnType<typeof chainOf>>
/** A visit with its whole chain, "Qurilish" in every text. */
async function chainOf(
  label: string,
  visit: Parameters<typeof makeVisit>[1],
  status: 'draft' | 'final',
  archived = {},
) {
  const made = await makeVisit(db(), { ...visit, title: `Қурилиш ${label}` })
  const item = await makeItem(db(), { visitId: made.id, status: 'held', title: `Qurilish meeting ${label}` })
  const readout = await makeReadout(db(), { itemId: item.id, status })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, text: `Qurilish outcome ${label}`, ...archived })
  const followUp = await makeFollowUp(db(), {
    outcomeId: outcome.id,
    title: `Qurilish follow-up ${label}`,
    ...archived,
  })
  return { visit: made, item, outcome, followUp }
}

const chains: Record<'open' | 'draft' | 'restricted' | 'archived', Chain> = {} as never

beforeAll(async () => {
  for (const role of ['viewer', 'staff', 'planner', 'manager', 'admin'] as const)
    actors.set(role, await asRole(db(), role))
  const member = await asRole(db(), 'staff')
  onTeam = member
  chains.open = await chainOf('open', {}, 'final')
  chains.draft = await chainOf('draft', {}, 'draft')
  chains.restricted = await chainOf('restricted', { restricted: true, team: [member.userId] }, 'final')
  chains.archived = await chainOf('archived', { archivedAt: NOW }, 'final')
  await chainOf('with archived ends', {}, 'final', { archivedAt: NOW })
})

const ids = (rows: { id: string }[]) => new Set(rows.map(({ id }) => id))

describe('the search', () => {
  it('shows each role what it may see: no draft to a viewer, nothing restricted outside of the team, nothing archived', async () => {
    const { open, draft, restricted } = chains
    const cases: [string, Actor, Chain[], Chain[]][] = [
      ['viewer', actor('viewer'), [open, draft], [open]],
      ['staff', actor('staff'), [open, draft], [open, draft]],
      ['planner', actor('planner'), [open, draft], [open, draft]],
      ['admin', actor('admin'), [open, draft], [open, draft]],
      ['manager', actor('manager'), [open, draft, restricted], [open, draft, restricted]],
      ['staff on the team', onTeam, [open, draft, restricted], [open, draft, restricted]],
    ]
    for (const [who, reader, visits, outcomes] of cases) {
      const found = await searchAll(reader, 'qurilish')
      // The visit whose outcome and follow-up are archived is found, its ends are not.
      expect([who, found.visits.count]).toEqual([who, visits.length + 1])
      for (const { visit } of visits) expect(ids(found.visits.rows)).toContain(visit.id)
      expect([who, ids(found.outcomes.rows)]).toEqual([who, new Set(outcomes.map(({ outcome }) => outcome.id))])
      expect([who, ids(found.followUps.rows)]).toEqual([who, new Set(outcomes.map(({ followUp }) => followUp.id))])
      expect([who, found.outcomes.count, found.followUps.count]).toEqual([who, outcomes.length, outcomes.length])
    }
  })

  it.each(['Қурилиш', 'қурилиш OPEN', 'QURILISH', 'kurilish', "Qur'ilish"])(
    'finds by any spelling: %s',
    async (text) => {
      const found = await searchAll(actor('manager'), text)
      expect(ids(found.visits.rows)).toContain(chains.open.visit.id)
      expect(found.visits.rows.find(({ id }) => id === chains.open.visit.id)).toMatchObject({
        title: 'Қурилиш open',
        reference: reference('V', chains.open.visit.number),
      })
    },
  )

  it('finds organisations and people by another name and says which, but no archived ones', async () => {
    const body = await makeOrganisation(db(), {
      name: 'Savdo palatasi',
      otherNames: ['Chamber of Commerce'],
      countryCode: 'UZ',
    })
    const person = await makePerson(db(), { name: 'Намуна Савдоев' })
    await makePosition(db(), { personId: person.id, organisationId: body.id, title: 'Chair' })
    await makePerson(db(), { name: 'Savdoev who left', archivedAt: NOW })
    const found = await searchAll(actor('viewer'), 'commerce')
    expect(found.organisations).toEqual({
      rows: [{ id: body.id, name: 'Savdo palatasi', also: 'Chamber of Commerce', kind: null, countryCode: 'UZ' }],
      count: 1,
      countIsCapped: false,
    })
    const people = await searchAll(actor('viewer'), 'savdoev')
    expect(people.people.rows).toEqual([
      { id: person.id, name: 'Намуна Савдоев', also: null, title: 'Chair', organisation: 'Savdo palatasi' },
    ])
    expect((await searchAll(actor('viewer'), 'Savdayev')).people.rows).toMatchObject([{ id: person.id }])
  })

  it('finds writing without spaces by any part of it, also with figures in it', async () => {
    const { id } = await makePerson(db(), { name: '样本上海研究院168' })
    await makePerson(db(), { name: '样本上山研究168' })
    for (const text of ['海', '上海', '上海研', '上海研究院', '研究院168', '样本上海研究院168', '上海 168']) {
      const { people } = await searchAll(actor('viewer'), text)
      expect([text, people.rows.map((row) => row.id), people.count]).toEqual([text, [id], 1])
    }
    expect((await searchAll(actor('viewer'), '上研海')).people.count).toBe(0)
  })

  it('takes a text for a misspelling only where nothing holds it', async () => {
    const { id } = await makePerson(db(), { name: 'Bunyodjon Namunov' })
    expect((await searchAll(actor('viewer'), 'Bunyodjan')).people.rows).toMatchObject([{ id }])
    const { id: visitId } = await makeVisit(db(), { title: 'Bunyodjan' })
    const found = await searchAll(actor('viewer'), 'Bunyodjan')
    expect([found.people.count, found.visits.rows.map((row) => row.id)]).toEqual([0, [visitId]])
  })

  it('says that there are more where it stops counting, and still shows some', async () => {
    const people = Array.from({ length: 1_002 }, (_, n) => ({ id: newId(), name: `Countless ${n}` }))
    await db().person.createMany({ data: people })
    await db().personName.createMany({
      data: people.map((person) => ({
        personId: person.id,
        text: person.name,
        searchKey: searchKey(person.name),
        script: 'Latn' as const,
        isPrimary: true,
      })),
    })
    const found = (await searchAll(actor('viewer'), 'countless')).people
    expect([found.rows.length, found.count, found.countIsCapped]).toEqual([10, 200, true])
  })

  it('finds nothing by nothing, by punctuation, or by what LIKE would read as a wildcard', async () => {
    for (const text of ['', '  ', '%', '_', '\\', '…', "'; DROP TABLE visit; --zzzz"]) {
      const found = await searchAll(actor('manager'), text)
      expect([text, Object.values(found).map(({ count }) => count)]).toEqual([text, [0, 0, 0, 0, 0, 0]])
    }
  })

  it('shows ten of a group and counts the rest', async () => {
    for (let n = 0; n < 12; n++) await makeVisit(db(), { title: `Counted visit ${n}` })
    const { visits } = await searchAll(actor('viewer'), 'counted')
    expect([visits.rows.length, visits.count, visits.countIsCapped]).toEqual([10, 12, false])
  })
})

describe('a reference', () => {
  it('leads straight to its record, however it is typed', async () => {
    const { visit, item, outcome, followUp } = chains.open
    const padded = reference('F', followUp.number)
    const to = async (text: string) => (await findReferenced(actor('viewer'), text))?.href
    expect(await to(reference('V', visit.number))).toBe(`/visits/${visit.id}`)
    expect(await to(reference('P', item.number))).toBe(`/meetings/${item.id}`)
    expect(await to(reference('O', outcome.number))).toBe(`/outcomes/${outcome.id}`)
    for (const text of [padded, padded.toLowerCase(), ` f${followUp.number} `, `F ${followUp.number}`]) {
      expect(await to(text)).toBe(`/follow-ups/${followUp.id}`)
    }
    expect(await findReferenced(actor('viewer'), padded)).toEqual({
      href: `/follow-ups/${followUp.id}`,
      reference: padded,
      title: 'Qurilish follow-up open',
    })
  })

  it('of what is hidden is as one that does not exist', async () => {
    const { restricted, draft, archived } = chains
    const hidden = async (reader: Actor, text: string) =>
      expect([text, await findReferenced(reader, text)]).toEqual([text, null])
    for (const text of ['V-999999', 'X-0001', 'V-', 'V-99999999999', '0001']) await hidden(actor('manager'), text)
    for (const { visit, item, outcome, followUp } of [restricted, archived]) {
      await hidden(actor('planner'), reference('V', visit.number))
      await hidden(actor('planner'), reference('P', item.number))
      await hidden(actor('planner'), reference('O', outcome.number))
      await hidden(actor('planner'), reference('F', followUp.number))
    }
    await hidden(actor('viewer'), reference('O', draft.outcome.number))
    await hidden(actor('viewer'), reference('F', draft.followUp.number))
    expect(await findReferenced(onTeam, reference('F', restricted.followUp.number))).not.toBeNull()
  })
})
