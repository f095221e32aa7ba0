import type { Prisma, Tx } from '@/lib/platform/db'
import { nextNumber } from './unique'

/** A planned review meeting without a day; a closed one has the minutes that the database asks for. */
export async function makeReviewMeeting(db: Tx, overrides: Partial<Prisma.ReviewMeetingUncheckedCreateInput> = {}) {
  const closed = overrides.status === 'closed'
  return db.reviewMeeting.create({
    data: {
      title: `Review meeting ${nextNumber()}`,
      creatorName: 'Maker of the meeting',
      ...(closed ? { closedAt: new Date(), closerName: 'Closer of the meeting', minutes: { items: [] } } : {}),
      ...overrides,
    },
  })
}

/** A follow-up on the list of a review meeting, undecided. */
export async function makeReviewItem(
  db: Tx,
  overrides: Partial<Prisma.ReviewMeetingItemUncheckedCreateInput> & { meetingId: string; followUpId: string },
) {
  return db.reviewMeetingItem.create({ data: { position: nextNumber(), ...overrides } })
}
