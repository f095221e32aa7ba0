import { cache } from 'react'
import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { isReviewed } from './rules'
import { maySeeInternal, visibleReadout } from './scope'
import type { CommentView } from './types'

/** More comments than anybody reads beside one text. */
const MOST = 500

/**
 * The comments beside a readout's text in the order in which they were made; none for a reader without drafts. What was
 * said since it was handed in is the managers' own until they return it. Asked once a request; two statements.
 */
export const listComments = cache(async (actor: Actor, readoutId: string): Promise<CommentView[]> => {
  if (!maySeeInternal(actor) || !isUuid(readoutId)) return []
  const readout = await db().readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    select: { status: true, submittedAt: true },
  })
  if (!readout) return []
  const { status, submittedAt } = readout
  const sent = can(actor, 'readout.clear') || !submittedAt ? {} : { at: { lt: submittedAt } }
  const rows = await db().readoutComment.findMany({ where: { readoutId, ...sent }, orderBy: { id: 'asc' }, take: MOST })
  return rows.map((row) => ({
    id: row.id,
    sectionKey: row.sectionKey,
    quote: row.quote,
    text: row.text,
    by: row.byName,
    at: row.at.toISOString(),
    settled:
      row.resolvedAt && row.resolvedByName !== null
        ? { at: row.resolvedAt.toISOString(), by: row.resolvedByName }
        : null,
    removable: isReviewed(status) && submittedAt !== null && row.at >= submittedAt && row.by === actor.userId,
  }))
})
