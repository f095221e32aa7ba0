import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeVisit } from '@/prisma/factories/visits'
import { markAllNoticesRead, markNoticeRead } from './commands'
import { listNotices, unreadNoticeOf } from './queries'
import { tell } from './tell'

const NOW = new Date('2027-03-12T08:00:00Z')
const subjectId = newId()
const noticeTo = (userId: string, visitId: string | null, number = 1) => ({
  userId,
  kind: 'version_issued' as const,
  visitId,
  subjectType: 'programme_version',
  subjectId,
  values: { number, first: false },
})
const readOf = async (userId: string) =>
  (await db().notification.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(({ readAt }) => readAt)

describe('notices', () => {
  it('are listed newest first, page by page, and only one’s own', async () => {
    const [me, other] = [await asRole(db(), 'staff'), await asRole(db(), 'staff')]
    const visit = await makeVisit(db(), { title: 'Water talks' })
    for (let number = 1; number <= 32; number++) await tell(db(), [noticeTo(me.userId, visit.id, number)], NOW)
    await tell(db(), [noticeTo(other.userId, visit.id, 99)], NOW)
    const first = await listNotices(me)
    expect(first.rows).toHaveLength(30)
    expect(first.rows[0]).toMatchObject({ values: { number: 32 }, read: false, visit: { title: 'Water talks' } })
    const second = await listNotices(me, { after: first.next ?? '' })
    expect(second.rows.map(({ values }) => values.number)).toEqual([2, 1])
    expect(second.next).toBeNull()
    expect((await listNotices(me, { after: 'nonsense' })).rows).toHaveLength(30)
  })

  it('of a visit that one may no longer see say nothing of it', async () => {
    const me = await asRole(db(), 'staff')
    const visit = await makeVisit(db(), { title: 'Secret talks' })
    await tell(db(), [noticeTo(me.userId, visit.id)], NOW)
    await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
    const { rows } = await listNotices(me)
    expect(rows).toEqual([expect.objectContaining({ visit: null, gone: true, values: {} })])
    expect(JSON.stringify(rows)).not.toContain(visit.id)
  })

  it('fall with the transaction of what they tell of', async () => {
    const me = await asRole(db(), 'staff')
    const failing = db().$transaction(async (tx) => {
      await tell(tx, [noticeTo(me.userId, null)], NOW)
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await readOf(me.userId)).toEqual([])
  })
})

describe('reading', () => {
  it('keeps when one was first read, and leaves the others', async () => {
    const me = await asRole(db(), 'viewer')
    await tell(db(), [noticeTo(me.userId, null), noticeTo(me.userId, null)], NOW)
    const noticeId = (await unreadNoticeOf(me, subjectId)) ?? ''
    for (const at of [NOW, new Date('2027-03-13T08:00:00Z')])
      expect(await markNoticeRead(me, { commandId: newId(), noticeId }, at)).toMatchObject({ ok: true })
    expect((await readOf(me.userId)).filter((read) => read !== null)).toEqual([NOW])
    expect(await unreadNoticeOf(me, subjectId)).not.toBe(noticeId)
  })

  it('of somebody else’s is not possible', async () => {
    const [me, other] = [await asRole(db(), 'staff'), await asRole(db(), 'admin')]
    await tell(db(), [noticeTo(me.userId, null)], NOW)
    const noticeId = (await unreadNoticeOf(me, subjectId)) ?? ''
    expect(await markNoticeRead(other, { commandId: newId(), noticeId }, NOW)).toMatchObject({
      failure: { kind: 'missing' },
    })
    expect(await markAllNoticesRead(other, { commandId: newId() }, NOW)).toEqual({ ok: true, value: { count: 0 } })
    expect(await readOf(me.userId)).toEqual([null])
    expect(await markAllNoticesRead(me, { commandId: newId() }, NOW)).toEqual({ ok: true, value: { count: 1 } })
    expect(await readOf(me.userId)).toEqual([NOW])
  })
})
