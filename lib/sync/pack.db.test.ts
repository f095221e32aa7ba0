import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { getVisitPack } from './pack.queries'
import { getPackReadout } from './readouts.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const actors = {} as Record<'staff' | 'viewer' | 'manager', Actor & { userId: string }>

beforeAll(async () => {
  for (const role of ['staff', 'viewer', 'manager'] as const) actors[role] = await asRole(db(), role)
})

/** A visit with a meeting on each of the days, each with a readout, an outcome and both sides. */
async function makeJourney(days: readonly string[], status: 'draft' | 'final' = 'draft') {
  const visit = await makeVisit(db())
  const member = await makeMember(db(), { visitId: visit.id })
  const contact = await makeContact(db(), { visitId: visit.id })
  for (const day of days) {
    const people = { participants: [member.id], counterparts: [contact.id] }
    const item = await makeItem(db(), { visitId: visit.id, status: 'held', date: dayToDb(day), ...people })
    const words = { discussion: 'Said there', positions: 'Our red line' }
    const readout = await makeReadout(db(), { itemId: item.id, status, ...words })
    await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
    await makeOutcome(db(), { readoutId: readout.id })
  }
  return { visitId: visit.id, member, contact }
}

describe('a visit to take along', () => {
  it('has its programme, both sides, and its readouts with what is in them', async () => {
    const { visitId, member, contact } = await makeJourney(['2027-03-12'])
    const pack = await getVisitPack(actors.staff, visitId, NOW)
    expect(pack?.takenAt).toBe(NOW.toISOString())
    expect(pack?.delegation.map(({ id }) => id)).toEqual([member.id])
    expect(pack?.counterparts.map(({ id }) => id)).toEqual([contact.id])
    const [meeting] = pack?.programme ?? []
    expect(meeting).toMatchObject({ date: '2027-03-12', planned: [member.id, contact.id], zone: 'Asia/Tashkent' })
    expect(meeting?.readout).toMatchObject({ whole: true, attendance: [{ partyId: member.id }], outcomes: [{}] })
    expect(meeting?.readout?.sections.map(({ key }) => key)).toEqual(['discussion', 'positions'])
  })

  it('leaves the texts of closed readouts of past days behind, and says that they are there', async () => {
    const { visitId } = await makeJourney(['2027-03-01', '2027-03-11', '2027-03-15'], 'final')
    const pack = await getVisitPack(actors.staff, visitId, NOW)
    expect(pack?.programme.map(({ readout }) => [readout?.whole, readout?.sections.length])).toEqual([
      [false, 0],
      [true, 2],
      [true, 2],
    ])
    const open = await makeJourney(['2027-03-01'])
    expect((await getVisitPack(actors.staff, open.visitId, NOW))?.programme[0]?.readout?.whole).toBe(true)
  })

  it('shows a viewer neither drafts nor positions', async () => {
    const draft = await makeJourney(['2027-03-12'])
    const shown = await getVisitPack(actors.viewer, draft.visitId, NOW)
    expect(shown?.programme[0]?.readout).toBeNull()
    const final = await makeJourney(['2027-03-12'], 'final')
    const pack = await getVisitPack(actors.viewer, final.visitId, NOW)
    expect(pack?.programme[0]?.readout?.sections.map(({ key }) => key)).toEqual(['discussion'])
    expect(JSON.stringify([shown, pack])).not.toContain('red line')
  })

  it('is not there for who may not see the visit', async () => {
    const { visitId } = await makeJourney(['2027-03-12'])
    await db().visit.update({ where: { id: visitId }, data: { restricted: true } })
    expect(await getVisitPack(actors.staff, visitId, NOW)).toBeNull()
    expect(await getVisitPack(actors.manager, visitId, NOW)).not.toBeNull()
    const readout = await db().readout.findFirstOrThrow({ where: { visitId } })
    expect(await getPackReadout(actors.staff, readout.id)).toBeNull()
    expect((await getPackReadout(actors.manager, readout.id))?.id).toBe(readout.id)
    expect(await getVisitPack(actors.staff, newId(), NOW)).toBeNull()
    expect(await getVisitPack(actors.staff, 'nothing', NOW)).toBeNull()
  })

  it('takes as many statements for six meetings as for one', async () => {
    const [one, six] = [
      await makeJourney(['2027-03-12']),
      await makeJourney(['2027-03-10', '2027-03-11', '2027-03-12', '2027-03-13', '2027-03-14', '2027-03-15']),
    ]
    const cost = ({ visitId }: typeof one) => countStatements(() => getVisitPack(actors.staff, visitId, NOW))
    const alone = await cost(one)
    expect(await cost(six)).toBe(alone)
    expect(alone).toBeLessThanOrEqual(24)
  })
})
