import { type Actor, can } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { attendanceOf, attendanceRows } from '@/lib/readouts/people.queries'
import { maySeeInternal, visibleReadout } from '@/lib/readouts/scope'
import { rowsOf, type Shown } from '../lists'
import { instant } from '../records.queries'
import { seenFollowUpSql } from '../scope'
import type { FollowUpView } from '../types'
import type { CommentView, DependencyView, FollowUpWork, Present, StepView } from './types'

/** Accounts that are shown as told of one follow-up. */
const WATCHERS = 100

type Row = {
  steps: StepView[]
  comments: CommentView[]
  commentCount: number
  watchers: { id: string; name: string }[]
  watching: boolean
}

const NOTHING: FollowUpWork = {
  steps: [],
  waitsFor: [],
  waitedFor: [],
  moreWaitedFor: false,
  comments: [],
  commentCount: 0,
  watchers: [],
  watching: false,
}

/**
 * Steps, dependencies both ways, comments and watchers of a follow-up that the actor sees. Comments and the names of
 * watchers are for the inside; of dependencies only what the actor sees; of a follow-up that they do not see nothing. Two statements.
 */
export async function getFollowUpWork(actor: Actor, followUpId: string, shown: Shown): Promise<FollowUpWork> {
  const [row, dependencies] = await Promise.all([
    stepsAndSaid(actor, followUpId, rowsOf('comments', shown)),
    dependenciesOf(actor, followUpId, shown),
  ])
  return row ? { ...row, ...dependencies } : NOTHING
}

async function stepsAndSaid(actor: Actor, followUpId: string, most: number) {
  const inside = maySeeInternal(actor)
  // An archived comment is for who may bring it back.
  const theirs = can(actor, 'follow-up.review')
    ? Prisma.sql`TRUE`
    : Prisma.sql`(c.archived_at IS NULL OR c.by IS NOT DISTINCT FROM ${actor.userId}::uuid)`
  const [row] = await db().$queryRaw<Row[]>`/* follow-ups.work */
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'title', s.title, 'dueDate', s.due_date, 'doneAt', s.done_at,
          'doneBy', s.done_by_name, 'version', s.version, 'archived', s.archived_at IS NOT NULL) ORDER BY s.position, s.id), '[]')
        FROM follow_up_step s WHERE s.follow_up_id = f.id) AS steps,
      (SELECT coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'by', c.by_name, 'at', c.at,
          'own', c.by IS NOT DISTINCT FROM ${actor.userId}::uuid, 'archived', c.archived_at IS NOT NULL) ORDER BY c.id DESC), '[]')
        FROM (SELECT * FROM follow_up_comment c WHERE c.follow_up_id = f.id AND ${inside} AND ${theirs}
          ORDER BY c.id DESC LIMIT ${most}) c) AS comments,
      (SELECT count(*)::int FROM follow_up_comment c WHERE c.follow_up_id = f.id AND ${inside} AND c.archived_at IS NULL)
        AS "commentCount",
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name) ORDER BY w.name, w.id), '[]')
        FROM (SELECT u.id, u.name FROM follow_up_watcher w JOIN user_account u ON u.id = w.user_id
          WHERE w.follow_up_id = f.id AND ${inside} AND u.deactivated_at IS NULL ORDER BY u.name, u.id LIMIT ${WATCHERS}) w)
        AS watchers,
      EXISTS (SELECT 1 FROM follow_up_watcher w WHERE w.follow_up_id = f.id AND w.user_id = ${actor.userId}::uuid) AS watching
    FROM follow_up f WHERE f.id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)}`
  if (!row) return null
  const { steps, comments, ...rest } = row
  return {
    ...rest,
    steps: steps.map((step) => ({ ...step, doneAt: instant(step.doneAt) })),
    comments: comments.map((comment) => ({ ...comment, at: instant(comment.at) })),
  }
}

type Dependency = Omit<DependencyView, 'reference'> & { number: number; waits: boolean }

/** Dependencies both ways of a follow-up that the actor sees, as far as they see the others. One statement. */
export async function dependenciesOf(actor: Actor, followUpId: string, shown: Shown) {
  const most = rowsOf('waitedFor', shown)
  const columns = Prisma.sql`f.id, f.number, f.title, f.status, f.due_date::text AS "dueDate"`
  const rows = await db().$queryRaw<Dependency[]>`/* follow-ups.dependencies */
    (SELECT ${columns}, TRUE AS waits FROM follow_up_dependency d JOIN follow_up f ON f.id = d.after_id
      WHERE d.follow_up_id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)} ORDER BY f.number)
    UNION ALL
    (SELECT ${columns}, FALSE AS waits FROM follow_up_dependency d JOIN follow_up f ON f.id = d.follow_up_id
      WHERE d.after_id = ${followUpId}::uuid AND ${seenFollowUpSql(actor)} ORDER BY f.number LIMIT ${most + 1})`
  const view = ({ number, waits: _, ...row }: Dependency): DependencyView => ({
    ...row,
    reference: reference('F', number),
  })
  const waitedFor = rows.filter(({ waits }) => !waits)
  return {
    waitsFor: rows.filter(({ waits }) => waits).map(view),
    waitedFor: waitedFor.slice(0, most).map(view),
    moreWaitedFor: waitedFor.length > most,
  }
}

/**
 * Who was at the meeting that a follow-up goes back to, as its readout has it; none where the actor may not see that
 * readout. One statement, for one of an agreement two.
 */
export async function presentAt(
  actor: Actor,
  { origin, meeting }: Pick<FollowUpView, 'origin' | 'meeting'>,
): Promise<Present> {
  if (!origin || !meeting) return []
  const readout =
    origin.kind === 'outcome'
      ? origin.readout
      : await db().readout.findFirst({
          where: { AND: [{ itemId: meeting.id }, visibleReadout(actor)] },
          select: { id: true },
        })
  return readout ? attendanceRows(await attendanceOf(readout.id)).filter(({ present }) => present) : []
}
