import { expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { editVisit } from './edit-visit.commands'

const NOW = new Date('2027-03-12T08:00:00Z')
const planner = await asRole(db(), 'planner')

const form = (visit: { id: string; version: number; title: string }, fields: object) => ({
  commandId: newId(),
  visitId: visit.id,
  version: visit.version,
  title: visit.title,
  direction: 'outgoing',
  homeZone: 'Asia/Tashkent',
  ...fields,
})
const startOf = async (id: string) =>
  (await db().programmeItem.findUniqueOrThrow({ where: { id } })).startsAt?.toISOString() ?? null

it('moves numbered items along with the arrival once the planner has seen how many, and saves nothing before', async () => {
  const visit = await makeVisit(db())
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00' })
  const input = form(visit, { title: 'Renamed', arrivalDate: '2027-03-12' })
  expect(await editVisit(planner, input, NOW)).toMatchObject({
    failure: { kind: 'confirm', warnings: [{ code: 'itemsMove', field: 'arrivalDate', values: { count: 1 } }] },
  })
  expect((await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).title).toBe(visit.title)
  expect((await editVisit(planner, { ...input, confirmed: ['itemsMove'] }, NOW)).ok).toBe(true)
  expect(await startOf(item.id)).toBe('2027-03-12T05:00:00.000Z')
})

it('tells the times anew when a stop gets its zone', async () => {
  const visit = await makeVisit(db(), { arrivalDate: new Date('2027-03-12') })
  const item = await makeItem(db(), { visitId: visit.id, dayNumber: 1, startTime: '10:00' })
  const stops = [{ countryCode: 'CN', city: 'Shanghai', zone: 'Asia/Shanghai' }]
  expect((await editVisit(planner, form(visit, { arrivalDate: '2027-03-12', stops }), NOW)).ok).toBe(true)
  expect(await startOf(item.id)).toBe('2027-03-12T02:00:00.000Z')
})
