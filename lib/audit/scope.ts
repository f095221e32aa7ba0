import { unrestrictedAgreementSql } from '@/lib/agreements/scope'
import { type Actor, can } from '@/lib/auth/permissions'
import { unrestrictedFollowUpSql } from '@/lib/follow-ups/scope'
import { Prisma } from '@/lib/platform/db'
import { unrestrictedOutcomeSql } from '@/lib/readouts/scope'
import { knownReadoutSql, restrictedReach } from '@/lib/visits/scope'

/**
 * Whether what a row with `subject_type` and `subject_id` (an event, a notice) is about is for the actor: a readout, an
 * outcome, an agreement, a follow-up or a review meeting that they may not see is not told of either. Asked row by row by
 * primary keys, of those alone.
 */
export function subjectSeenSql(actor: Actor, row: string): Prisma.Sql {
  if (restrictedReach(actor) === 'all') return Prisma.sql`TRUE`
  const of = Prisma.raw(row)
  return Prisma.sql`(CASE ${of}.subject_type
    WHEN 'readout' THEN (SELECT ${knownReadoutSql(actor)} FROM readout r WHERE r.id = ${of}.subject_id)
    WHEN 'outcome' THEN (SELECT ${unrestrictedOutcomeSql(actor, 'o')} FROM outcome o WHERE o.id = ${of}.subject_id)
    WHEN 'followUp' THEN (SELECT ${unrestrictedFollowUpSql(actor)} FROM follow_up f WHERE f.id = ${of}.subject_id)
    WHEN 'reviewMeeting' THEN ${can(actor, 'follow-up.review')}::boolean
    WHEN 'agreement' THEN (SELECT ${unrestrictedAgreementSql(actor)} FROM agreement a WHERE a.id = ${of}.subject_id)
    ELSE TRUE END)`
}

/** What managers say beside a text is theirs until they return it; from then on the readout itself shows it. */
const BETWEEN_MANAGERS = ['readout.commented', 'readout.comment_removed']

/** Whether an event of this kind is for the actor, by its `action`. */
export const actionSeenSql = (actor: Actor, row: string): Prisma.Sql =>
  can(actor, 'readout.clear')
    ? Prisma.sql`TRUE`
    : Prisma.sql`${Prisma.raw(row)}.action <> ALL(${BETWEEN_MANAGERS}::text[])`
