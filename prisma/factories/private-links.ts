import { createHash, randomBytes } from 'node:crypto'
import type { Prisma, Tx } from '@/lib/platform/db'
import { makeOrganisation } from './directory'
import { makeFollowUp } from './follow-ups'
import { nextNumber } from './unique'

const MONTH_MS = 30 * 86_400_000

/** A private link that works from `createdAt` (now, unless told) for 30 days, with its token, which is kept nowhere. */
export async function makePrivateLink(db: Tx, overrides: Partial<Prisma.PrivateLinkUncheckedCreateInput> = {}) {
  const token = randomBytes(32).toString('base64url')
  const createdAt = new Date(overrides.createdAt ?? Date.now())
  const link = await db.privateLink.create({
    data: {
      creatorName: 'Maker of the link',
      createdAt,
      expiresAt: new Date(createdAt.getTime() + MONTH_MS),
      ...overrides,
      followUpId: overrides.followUpId ?? (await makeFollowUp(db)).id,
      organisationId: overrides.organisationId ?? (await makeOrganisation(db)).id,
      tokenHash: createHash('sha256').update(token).digest('hex'),
    },
  })
  return { ...link, token }
}

/** A report that waits, of a link. */
export async function makeOutsideReport(
  db: Tx,
  { linkId, ...overrides }: Partial<Prisma.OutsideReportUncheckedCreateInput> & { linkId: string },
) {
  const link = await db.privateLink.findUniqueOrThrow({ where: { id: linkId } })
  const decided =
    overrides.state === undefined || overrides.state === 'waiting'
      ? {}
      : { decidedAt: new Date(), deciderName: 'Decider of the report' }
  return db.outsideReport.create({
    data: {
      senderName: 'Sender of the report',
      text: `Report ${nextNumber()}`,
      at: new Date(),
      reason: overrides.state === 'declined' ? 'Not of this follow-up' : null,
      ...decided,
      ...overrides,
      linkId,
      followUpId: link.followUpId,
    },
  })
}
