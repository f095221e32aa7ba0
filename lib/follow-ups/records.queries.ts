import { db, Prisma } from '@/lib/platform/db'
import { type List, rowsOf, type Shown } from './lists'
import type { FollowUpRecords } from './types'

/** Who sent what came from outside, where a row under the alias came so. */
const outsideSql = (
  row: 'p' | 'e',
) => Prisma.sql`(SELECT json_build_object('sender', r.sender_name, 'organisation', o.name)
  FROM outside_report r JOIN private_link l ON l.id = r.link_id JOIN organisation o ON o.id = l.organisation_id
  WHERE r.id = ${Prisma.raw(row)}.outside_report_id) AS outside`

const FILE = Prisma.sql`CASE WHEN e.archived_at IS NULL THEN (SELECT json_build_object('id', s.id, 'name', s.name,
  'mediaType', coalesce(s.media_type, ''), 'size', s.size, 'hasThumbnail', s.has_thumbnail, 'previewPages', s.preview_pages)
  FROM stored_file s WHERE s.id = e.file_id) END AS file`

/** What was done and decided on a follow-up that may be seen, as long as `shown` says; and how much there is. One statement. */
export async function recordsOf(followUpId: string, shown: Shown): Promise<FollowUpRecords> {
  const latest = (list: List, order: 'ASC' | 'DESC', rows: Prisma.Sql) => Prisma.sql`
    (SELECT coalesce(json_agg(x ORDER BY x.id ${Prisma.raw(order)}), '[]') FROM (${rows} ORDER BY 1 DESC LIMIT ${rowsOf(list, shown)}) x)`
  const [row] = await db().$queryRaw<FollowUpRecords[]>`/* follow-ups.records */
    SELECT
      ${latest(
        'progress',
        'DESC',
        Prisma.sql`SELECT p.id, p.text, p.next_step AS "nextStep", p.percent, p.judgement, p.writer_name AS writer, p.at,
          ${outsideSql('p')} FROM progress_report p WHERE p.follow_up_id = f.id`,
      )} AS progress,
      ${latest(
        'evidence',
        'ASC',
        Prisma.sql`SELECT e.id, e.kind, e.text, e.url, e.adder_name AS adder, e.at, e.archived_at IS NOT NULL AS archived,
          ${FILE}, ${outsideSql('e')} FROM evidence e WHERE e.follow_up_id = f.id`,
      )} AS evidence,
      ${latest(
        'reviews',
        'DESC',
        Prisma.sql`SELECT w.id, w.submitter_name AS submitter, w.submitted_at AS "submittedAt", w.decision, w.reason,
          w.decider_name AS decider, w.decided_at AS "decidedAt" FROM review w WHERE w.follow_up_id = f.id`,
      )} AS reviews,
      ${latest(
        'dueDates',
        'DESC',
        Prisma.sql`SELECT d.id, d.from_date AS "from", d.to_date AS "to", d.reason, d.asker_name AS asker,
          d.asked_at AS "askedAt", d.accepted, d.decided_at AS "decidedAt" FROM due_date_change d WHERE d.follow_up_id = f.id`,
      )} AS "dueDateChanges",
      json_build_object(
        'progress', (SELECT count(*) FROM progress_report p WHERE p.follow_up_id = f.id),
        'evidence', (SELECT count(*) FROM evidence e WHERE e.follow_up_id = f.id AND e.archived_at IS NULL),
        'reviews', (SELECT count(*) FROM review w WHERE w.follow_up_id = f.id),
        'dueDates', (SELECT count(*) FROM due_date_change d WHERE d.follow_up_id = f.id)) AS totals
    FROM follow_up f WHERE f.id = ${followUpId}::uuid`
  if (!row) throw new Error('a follow-up is gone while it is read')
  return withInstants(row)
}

const withInstants = ({ progress, evidence, reviews, dueDateChanges, totals }: FollowUpRecords): FollowUpRecords => ({
  progress: progress.map((one) => ({ ...one, at: instant(one.at) })),
  evidence: evidence.map((one) => ({ ...one, at: instant(one.at) })),
  reviews: reviews.map((one) => ({ ...one, submittedAt: instant(one.submittedAt), decidedAt: instant(one.decidedAt) })),
  dueDateChanges: dueDateChanges.map((one) => ({
    ...one,
    askedAt: instant(one.askedAt),
    decidedAt: instant(one.decidedAt),
  })),
  totals,
})

/** An instant as JSON of the database has it, in the form of everything else. */
export function instant<T extends string | null>(at: T): T {
  return (at && new Date(at).toISOString()) as T
}
