import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { reference } from '@/lib/platform/reference'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement, makeFollowUpOfAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import type { AgreementFilters } from './filters'
import { agreementOfOutcome, agreementsAtItem, agreementsEnding, agreementsOfVisit } from './lists.queries'
import { getAgreement } from './queries'
import { listAgreements } from './register.queries'

const TODAY = '2027-03-12'
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const as = {} as Record<Role | 'member', Actor & { userId: string }>

beforeAll(async () => {
  for (const role of ['viewer', 'staff', 'planner', 'manager', 'admin'] as const) as[role] = await asRole(db(), role)
  as.member = await asRole(db(), 'planner')
})

const listed = async (actor: Actor, filters: AgreementFilters) => {
  const page = await listAgreements(actor, { ...filters, count: 'all' }, TODAY)
  expect(page.count).toBe(page.rows.length)
  return page.rows.map(({ id }) => id)
}

/** One draft, one signed and one restricted, of an open visit and of a restricted one whose team `member` is on. */
async function world() {
  const team = [as.member.userId]
  const [open, hidden] = [await makeVisit(db(), { team }), await makeVisit(db(), { team, restricted: true })]
  const of = async (visitId: string) => ({
    draft: (await makeAgreement(db(), { visitId })).id,
    signed: (await makeAgreement(db(), { visitId, status: 'signed' })).id,
    restricted: (await makeAgreement(db(), { visitId, status: 'signed', restricted: true })).id,
  })
  return { open, hidden, ofOpen: await of(open.id), ofHidden: await of(hidden.id) }
}

describe('who sees which agreements', () => {
  it('holds for the register, its count, the page and the lists alike', async () => {
    const { open, hidden, ofOpen, ofHidden } = await world()
    const all = ({ draft, signed, restricted }: typeof ofOpen) => [restricted, signed, draft]
    const expected: [keyof typeof as, string[], string[]][] = [
      ['viewer', [ofOpen.signed], []],
      ['staff', [ofOpen.signed, ofOpen.draft], []],
      ['planner', [ofOpen.signed, ofOpen.draft], []],
      ['admin', [ofOpen.signed, ofOpen.draft], []],
      ['member', all(ofOpen), all(ofHidden)],
      ['manager', all(ofOpen), all(ofHidden)],
    ]
    for (const [who, inOpen, inHidden] of expected) {
      const actor = as[who]
      expect([who, await listed(actor, { visit: open.id })]).toEqual([who, inOpen])
      expect([who, await listed(actor, { visit: hidden.id })]).toEqual([who, inHidden])
      const few = await agreementsOfVisit(actor, open.id, TODAY)
      expect([who, few.rows.map(({ id }) => id)]).toEqual([who, inOpen])
      for (const id of [...all(ofOpen), ...all(ofHidden)]) {
        const page = await getAgreement(actor, id, TODAY)
        expect([who, page?.id ?? null]).toEqual([who, [...inOpen, ...inHidden].includes(id) ? id : null])
      }
    }
  })

  it('shows the archive to planners alone, on the page', async () => {
    const { id, visitId } = await makeAgreement(db(), { archivedAt: new Date(), status: 'signed' })
    expect(await getAgreement(as.planner, id, TODAY)).toMatchObject({ archived: true })
    expect(await getAgreement(as.staff, id, TODAY)).toBeNull()
    expect(await listed(as.manager, { visit: visitId })).toEqual([])
  })

  it('names linked outcomes only to who sees them', async () => {
    const { ofOpen, hidden } = await world()
    const outcome = await makeOutcome(db(), { visitId: hidden.id })
    await db().agreementOutcome.create({ data: { agreementId: ofOpen.signed, outcomeId: outcome.id } })
    expect((await getAgreement(as.planner, ofOpen.signed, TODAY))?.outcomes).toEqual([])
    expect((await getAgreement(as.member, ofOpen.signed, TODAY))?.outcomes).toMatchObject([{ id: outcome.id }])
  })
})

it('an officer who can no longer sign in owns none of its follow-ups', async () => {
  const agreement = await makeAgreement(db(), { visitId: (await makeVisit(db())).id, status: 'signed' })
  const officer = await makePerson(db())
  await makeUser(db(), { personId: officer.id, deactivatedAt: day('2027-01-01') })
  await makeFollowUpOfAgreement(db(), agreement, { officerId: officer.id, dueDate: day('2027-05-01') })
  await makeFollowUpOfAgreement(db(), agreement, { archivedAt: day('2027-01-01') })
  expect((await getAgreement(as.viewer, agreement.id, TODAY))?.followUps).toMatchObject([
    { officer: officer.name, unowned: true, dueDate: '2027-05-01', status: 'open' },
  ])
})

describe('the register', () => {
  it('filters by everything that its address knows, together', async () => {
    const visit = await makeVisit(db())
    const party = await makeOrganisation(db())
    const title = `Road map ${newId()}`
    const made = await makeAgreement(db(), {
      visitId: visit.id,
      title,
      type: 'road_map',
      status: 'in_force',
      signedOn: day('2026-05-01'),
      inForceUntil: day('2027-04-11'),
    })
    await makeAgreement(db(), { visitId: visit.id })
    await db().agreementParty.create({ data: { agreementId: made.id, side: 'host', organisationId: party.id } })
    await db().visitStop.create({ data: { visitId: visit.id, countryCode: 'FI', position: 0 } })
    const one = { visit: visit.id }
    const hits: AgreementFilters[] = [
      { status: 'in_force' },
      { type: 'road_map' },
      { year: '2026' },
      { expires: '30' },
      { party: party.id },
      { party: party.name },
      { q: title },
      { q: reference('A', made.number) },
    ]
    for (const filter of hits)
      expect([filter, await listed(as.planner, { ...one, ...filter })]).toEqual([filter, [made.id]])
    expect(await listed(as.planner, { q: title, visit: reference('V', visit.number), country: 'fi' })).toEqual([
      made.id,
    ])
    const misses: AgreementFilters[] = [
      { status: 'expired' },
      { type: 'contract' },
      { year: '2027' },
      { expires: '29' },
      { party: visit.id },
      { q: 'nothing of that kind' },
      { country: 'SE' },
    ]
    for (const filter of misses) {
      expect([filter, (await listed(as.planner, { ...one, ...filter })).includes(made.id)]).toEqual([filter, false])
    }
    expect(await listed(as.planner, { ...one, status: 'nonsense', year: 'x', expires: '-1' })).toHaveLength(2)
    expect(await listed(as.planner, { ...one, year: '0000' })).toHaveLength(2)
  })

  it('says parties, how far its follow-ups are and when it ends', async () => {
    const agreement = await makeAgreement(db(), { status: 'in_force', inForceUntil: day('2027-04-21'), noticeDays: 30 })
    const [ours, theirs] = [await makeOrganisation(db()), await makeOrganisation(db())]
    await db().agreementParty.createMany({
      data: [
        { agreementId: agreement.id, side: 'host', organisationId: theirs.id, position: 0 },
        { agreementId: agreement.id, side: 'ours', organisationId: ours.id, position: 1 },
      ],
    })
    await makeFollowUpOfAgreement(db(), agreement)
    await makeFollowUpOfAgreement(db(), agreement, { status: 'closed' })
    const { rows } = await listAgreements(as.planner, { visit: agreement.visitId }, TODAY)
    expect(rows).toMatchObject([
      {
        parties: [{ name: ours.name }, { name: theirs.name }],
        followUps: 2,
        unfinished: 1,
        daysLeft: 40,
        noticeOn: '2027-03-22',
        soon: true,
      },
    ])
  })

  it('goes from page to page and back without losing or repeating a row', async () => {
    const visit = await makeVisit(db())
    const ids: string[] = []
    for (let n = 0; n < 53; n += 1) ids.push((await makeAgreement(db(), { visitId: visit.id })).id)
    ids.sort().reverse()
    const first = await listAgreements(as.planner, { visit: visit.id }, TODAY)
    const second = await listAgreements(as.planner, { visit: visit.id, after: first.next ?? '' }, TODAY)
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(ids)
    expect([first.previous, second.next]).toEqual([null, null])
    const again = await listAgreements(as.planner, { visit: visit.id, before: second.previous ?? '' }, TODAY)
    expect(again.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
  })
})

describe('lists of other pages', () => {
  it('find what ends soon, has ended or whose notice is due, the most urgent first', async () => {
    const visit = await makeVisit(db(), { team: [as.member.userId], restricted: true })
    const until = (text: string, more: object = {}) =>
      makeAgreement(db(), { visitId: visit.id, status: 'in_force', inForceUntil: day(text), ...more })
    const [soon, ended, notice] = [
      await until('2027-09-08'),
      await until('2027-01-01'),
      await until('2028-03-01', { noticeDays: 365 }),
    ]
    await until('2027-09-09')
    await until('2027-01-01', { status: 'expired' })
    await until('2027-01-01', { archivedAt: new Date() })
    const { rows } = await agreementsEnding(as.member, TODAY, 1_000)
    const own = rows.filter((row) => row.visit.id === visit.id).map(({ id }) => id)
    expect(own).toEqual([ended.id, notice.id, soon.id])
    const others = await agreementsEnding(as.planner, TODAY, 1_000)
    expect(others.rows.filter((row) => row.visit.id === visit.id)).toEqual([])
  })

  it('know the item and the outcome', async () => {
    const [item, outcome] = [await makeItem(db()), await makeOutcome(db())]
    const agreement = await makeAgreement(db(), { visitId: item.visitId, itemId: item.id })
    await db().agreementOutcome.create({ data: { agreementId: agreement.id, outcomeId: outcome.id } })
    const seen = async (actor: Actor) => [
      (await agreementsAtItem(actor, item.id, TODAY)).rows.map(({ id }) => id),
      (await agreementOfOutcome(actor, outcome.id, TODAY))?.id ?? null,
    ]
    expect(await seen(as.staff)).toEqual([[agreement.id], agreement.id])
    expect(await seen(as.viewer)).toEqual([[], null])
  })
})
