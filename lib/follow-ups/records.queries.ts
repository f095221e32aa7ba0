import { dayFromDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { rowsOf, type Shown } from './lists'
import type { FollowUpRecords, OutsideSender } from './types'

const FILE = {
  id: true,
  name: true,
  mediaType: true,
  size: true,
  hasThumbnail: true,
  previewPages: true,
} as const satisfies Prisma.StoredFileSelect

/** What was done and decided, latest first, as long as `shown` says; and how much of it there is. */
export const recordsInclude = (shown: Shown) =>
  ({
    progress: { orderBy: { id: 'desc' }, take: rowsOf('progress', shown) },
    evidence: { orderBy: { id: 'desc' }, take: rowsOf('evidence', shown), include: { file: { select: FILE } } },
    reviews: { orderBy: { id: 'desc' }, take: rowsOf('reviews', shown) },
    dueDateChanges: { orderBy: { id: 'desc' }, take: rowsOf('dueDates', shown) },
    _count: {
      select: { progress: true, evidence: { where: { archivedAt: null } }, reviews: true, dueDateChanges: true },
    },
  }) as const satisfies Prisma.FollowUpInclude

type Found = Prisma.FollowUpGetPayload<{ include: ReturnType<typeof recordsInclude> }>

/** @param outside who sent what came from outside, by the report's id */
export const recordsOf = (found: Found, outside: Record<string, OutsideSender>): FollowUpRecords => ({
  progress: found.progress.map(({ id, text, nextStep, percent, judgement, outsideReportId, writerName, at }) => ({
    id,
    text,
    nextStep,
    percent,
    judgement,
    outside: (outsideReportId && outside[outsideReportId]) || null,
    writer: writerName,
    at: at.toISOString(),
  })),
  // In the order of their coming.
  evidence: found.evidence.toReversed().map(evidenceView(outside)),
  reviews: found.reviews.map((review) => ({
    id: review.id,
    submitter: review.submitterName,
    submittedAt: review.submittedAt.toISOString(),
    decision: review.decision,
    reason: review.reason,
    decider: review.deciderName,
    decidedAt: review.decidedAt?.toISOString() ?? null,
  })),
  dueDateChanges: found.dueDateChanges.map((change) => ({
    id: change.id,
    from: dayFromDb(change.fromDate),
    to: change.toDate.toISOString().slice(0, 10),
    reason: change.reason,
    asker: change.askerName,
    askedAt: change.askedAt.toISOString(),
    accepted: change.accepted,
    decidedAt: change.decidedAt?.toISOString() ?? null,
  })),
  totals: {
    progress: found._count.progress,
    evidence: found._count.evidence,
    reviews: found._count.reviews,
    dueDates: found._count.dueDateChanges,
  },
})

const evidenceView =
  (outside: Record<string, OutsideSender>) =>
  ({ id, kind, text, url, file, outsideReportId, adderName, at, archivedAt }: Found['evidence'][number]) => ({
    id,
    kind,
    text,
    url,
    file: file && archivedAt === null ? { ...file, mediaType: file.mediaType ?? '' } : null,
    outside: (outsideReportId && outside[outsideReportId]) || null,
    adder: adderName,
    at: at.toISOString(),
    archived: archivedAt !== null,
  })
