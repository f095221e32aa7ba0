import { beforeEach, expect, test, vi } from 'vitest'
import { purgeOneTimeLinksBefore, purgeSessionsBefore } from '@/lib/accounts/purge.commands'
import { purgeReceiptsBefore } from '@/lib/audit/purge'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { HANDLERS } from './handlers'
import { purgeReceipts } from './registry'

const NOW = new Date('2027-03-20T22:10:00Z')
const BEFORE = new Date('2027-02-18T22:10:00Z')
const before = (minutes: number) => new Date(BEFORE.getTime() - minutes * 60_000)
const after = (minutes: number) => before(-minutes)
const FAR = new Date('2027-12-31T00:00:00Z')

beforeEach(async () => {
  await db().$transaction([db().session.deleteMany(), db().oneTimeLink.deleteMany(), db().commandReceipt.deleteMany()])
})

test('sessions that ended before are deleted, in whichever way they ended; others stay', async () => {
  const { id: userId } = await makeUser(db())
  const session = (expiresAt: Date, lastSeenAt: Date, revokedAt: Date | null = null) => {
    const id = newId()
    return { id, userId, createdAt: before(10_000), expiresAt, lastSeenAt, revokedAt }
  }
  const gone = [session(before(1), before(5)), session(FAR, after(5), before(1)), session(FAR, before(121))]
  const kept = [
    session(after(1), before(5)),
    session(FAR, before(119)),
    session(after(1), after(1), after(1)),
    session(FAR, NOW),
  ]
  await db().session.createMany({ data: [...gone, ...kept] })
  expect(await purgeSessionsBefore(BEFORE, undefined, 120)).toBe(gone.length)
  const left = await db().session.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
})

test('links that were used or ran out before are deleted; others stay', async () => {
  const link = (expiresAt: Date, usedAt: Date | null = null) => {
    const id = newId()
    return { id, tokenHash: id, purpose: 'first_admin' as const, createdAt: before(10_000), expiresAt, usedAt }
  }
  const gone = [link(before(1)), link(FAR, before(1)), link(before(1), before(3))]
  const kept = [link(after(1)), link(FAR, after(1)), link(FAR)]
  await db().oneTimeLink.createMany({ data: [...gone, ...kept] })
  expect(await purgeOneTimeLinksBefore(BEFORE)).toBe(gone.length)
  const left = await db().oneTimeLink.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort())
})

const receipts = (count: number, at: Date) =>
  db().commandReceipt.createMany({
    data: Array.from({ length: count }, () => {
      return { actorKey: 'somebody', commandId: newId(), command: 'createVisit', inputHash: 'x', at }
    }),
  })

test('receipts from before are deleted batch by batch; one of the very moment stays', async () => {
  await receipts(2_300, before(1))
  await receipts(2, BEFORE)
  expect(await purgeReceiptsBefore(BEFORE)).toBe(2_300)
  expect(await db().commandReceipt.count()).toBe(2)
  expect(await purgeReceiptsBefore(BEFORE)).toBe(0)
})

test('told to stop, it does so after a batch, and the next run does the rest', async () => {
  await receipts(1_500, before(1))
  expect(await purgeReceiptsBefore(BEFORE, AbortSignal.abort())).toBe(0)
  expect(await purgeReceiptsBefore(BEFORE)).toBe(1_500)
})

test('the nightly job keeps the receipts of ninety days and tells how many it deleted', async () => {
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
  await receipts(3, daysAgo(91))
  await receipts(4, daysAgo(89))
  const handled = HANDLERS.find(({ job }) => job.name === purgeReceipts.name)
  const attempt = { data: {}, now: NOW, jobId: newId(), signal: new AbortController().signal, once: vi.fn() }
  expect(await handled?.run(attempt)).toEqual({ deleted: 3 })
  expect(await db().commandReceipt.count()).toBe(4)
})
