import { createHash, randomBytes } from 'node:crypto'
import type { Prisma, Tx } from '@/lib/platform/db'
import { makePerson } from './directory'
import { visitIdOr } from './visits'

/** A private address that stands, with its token, which is kept nowhere. */
export async function makeFeed(db: Tx, overrides: Partial<Prisma.CalendarFeedUncheckedCreateInput> = {}) {
  const visitId = await visitIdOr(db, overrides.visitId)
  const personId = overrides.personId ?? (await makePerson(db)).id
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token).digest('hex')
  const feed = await db.calendarFeed.create({
    data: { createdAt: new Date(), createdByName: 'Somebody', ...overrides, visitId, personId, tokenHash },
  })
  return { ...feed, token }
}
