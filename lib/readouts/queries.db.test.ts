import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { docOf } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import * as queries from './queries'
import { listSittings, textsAt } from './revisions.queries'
import { visibleReadout, visibleReadoutSql } from './scope'
import { listVisitReadouts } from './visit.queries'
import { READOUT_STATUSES } from './workflow'

const AT = new Date('2027-03-12T10:00:00Z')
const ROLES = ['viewer', 'staff', 'planner', 'manager', 'admin'] as const
const actors = {} as Record<(typeof ROLES)[number], Actor & { userId: string }>

beforeAll(async () => {
  for (const role of ROLES) actors[role] = await asRole(db(), role)
})

describe('who sees a readout', () => {
  it.each(READOUT_STATUSES)('a viewer reads a %s one only when it is no draft, and never positions', async (status) => {
    const readout = await makeReadout(db(), {
      status,
      discussion: 'Said',
      positions: 'Our red line',
      returnComments: 'For the writer',
    })
    await db().readoutRevision.create({
      data: {
        ...{ readoutId: readout.id, number: 1, sectionKey: 'positions', writtenByName: 'W', writtenAt: AT, at: AT },
        ...{ doc: docOf('Our first red line'), text: 'Our first red line' },
      },
    })
    const seen = await queries.getReadout(actors.viewer, readout.id)
    const published = status === 'cleared' || status === 'final'
    expect(seen === null).toBe(!published)
    expect(JSON.stringify(seen)).not.toContain('red line')
    expect(JSON.stringify(seen)).not.toContain('For the writer')
    expect(await listSittings(actors.viewer, readout.id)).toBeNull()
    expect(await textsAt(actors.viewer, readout.id, { number: 1 })).toBeNull()
    const [row] = (await listVisitReadouts(actors.viewer, readout.visitId)) ?? []
    expect(row?.readout?.status).toBe(published ? status : undefined)
    const meeting = await queries.getMeetingToRecord(actors.viewer, readout.itemId)
    expect(meeting?.readout?.id).toBe(published ? readout.id : undefined)
    for (const role of ['staff', 'planner', 'manager', 'admin'] as const) {
      const view = await queries.getReadout(actors[role], readout.id)
      expect(view?.revisions).toBe(1)
      expect(view?.sections).toMatchObject([
        { key: 'discussion', doc: docOf('Said') },
        { key: 'positions', doc: docOf('Our red line') },
      ])
      expect(await textsAt(actors[role], readout.id, { number: 1 })).toMatchObject([
        { sectionKey: 'positions', doc: docOf('Our first red line') },
      ])
    }
  })

  it('nobody but managers and the team sees one of a restricted visit, however it is asked for', async () => {
    const visit = await makeVisit(db(), { restricted: true, team: [actors.planner.userId] })
    const readout = await makeReadout(db(), { visitId: visit.id, status: 'final' })
    for (const role of ROLES) {
      const allowed = role === 'manager' || role === 'planner'
      const actor = actors[role]
      const found = [
        await queries.getReadout(actor, readout.id),
        await queries.getMeetingToRecord(actor, readout.itemId),
        await queries.getAttendeeChoices(actor, readout.id),
        await listSittings(actor, readout.id),
        await textsAt(actor, readout.id, { number: 1 }),
        await listVisitReadouts(actor, visit.id),
      ]
      expect(found.every((value) => (value === null) === !allowed)).toBe(true)
    }
  })

  it('says the same in SQL as in a where', async () => {
    const shown = async (actor: Actor) => {
      const rows = await db().$queryRaw<{ id: string }[]>`
        SELECT r.id FROM readout r JOIN visit v ON v.id = r.visit_id WHERE ${visibleReadoutSql(actor)} ORDER BY r.id`
      const same = await db().readout.findMany({ where: visibleReadout(actor), orderBy: { id: 'asc' } })
      return [rows.map(({ id }) => id), same.map(({ id }) => id)]
    }
    for (const role of ROLES) {
      const [sql, prisma] = await shown(actors[role])
      expect(sql).toEqual(prisma)
    }
  })

  it('finds nothing under an id that is none', async () => {
    expect(await queries.getReadout(actors.manager, 'nonsense')).toBeNull()
    expect(await queries.getReadout(actors.manager, newId())).toBeNull()
  })
})

describe('what a readout shows', () => {
  it('has both sides in order, with who stood in for whom and how it differs from the plan', async () => {
    const { id: visitId } = await makeVisit(db())
    const [first, second] = [await makeMember(db(), { visitId }), await makeMember(db(), { visitId, title: 'Adviser' })]
    const post = await makeContact(db(), { visitId, title: 'Secretary General' })
    const readout = await makeReadout(db(), { visitId })
    await makeAttendance(db(), { readoutId: readout.id, contactId: post.id })
    await makeAttendance(db(), {
      readoutId: readout.id,
      memberId: second.id,
      planned: false,
      replacesMemberId: first.id,
    })
    await makeAttendance(db(), { readoutId: readout.id, memberId: first.id, present: false })
    const view = await queries.getReadout(actors.staff, readout.id)
    expect(view?.attendance).toMatchObject([
      { side: 'ours', partyId: first.id, planned: true, present: false },
      { side: 'ours', partyId: second.id, planned: false, detail: 'Adviser', replacesId: first.id },
      { side: 'host', name: 'Secretary General', detail: null, personId: null },
    ])
    const choices = await queries.getAttendeeChoices(actors.staff, readout.id)
    expect(choices).toEqual({ ours: [], host: [] })
  })

  it('costs the same with two sections as with sixty', async () => {
    const readout = await makeReadout(db(), { discussion: 'Said', positions: 'Ours' })
    const ask = () => countStatements(() => queries.getReadout(actors.staff, readout.id))
    const before = await ask()
    await db().readoutSection.createMany({
      data: Array.from({ length: 58 }, (_, index) => ({
        ...{ readoutId: readout.id, key: newId(), title: `Section ${index}`, position: index + 4 },
        ...{ doc: docOf('Said'), text: 'Said', updatedAt: AT, updatedByName: 'W' },
      })),
    })
    const view = await queries.getReadout(actors.staff, readout.id)
    expect(view?.sections).toHaveLength(60)
    expect(await ask()).toBe(before)
  })

  it('lists the meetings of a visit that wait for a readout, not dinners or what was called off', async () => {
    const { id: visitId } = await makeVisit(db(), { arrivalDate: new Date('2027-03-10') })
    await makeItem(db(), { visitId, status: 'held', title: 'Held', dayNumber: 2 })
    await makeItem(db(), { visitId, status: 'cancelled', title: 'Cancelled' })
    await makeItem(db(), { visitId, status: 'held', type: 'official_meal', title: 'Dinner' })
    await makeItem(db(), { visitId, status: 'held', readoutExpected: false, title: 'Not expected' })
    await makeItem(db(), { visitId, status: 'held', archivedAt: AT, title: 'Archived' })
    await makeItem(db(), { visitId, title: 'Still ahead', dayNumber: 1 })
    const rows = await listVisitReadouts(actors.viewer, visitId)
    expect(rows?.map(({ meeting }) => [meeting.title, meeting.date, meeting.status])).toEqual([
      ['Still ahead', '2027-03-10', 'confirmed'],
      ['Held', '2027-03-11', 'held'],
    ])
  })
})
