import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import type { TextDoc } from '@/lib/text/types'
import { SITTING_MINUTES } from './rules'
import { maySeeInternal, visibleReadout } from './scope'
import type { Revision, RevisionKind, RevisionRow, Sitting, SittingPage } from './types'

/** Sittings of one page, and revisions of an opened sitting. */
const PAGE = 30
export const OPENED = 100

type SittingSql = Omit<Sitting, 'typedFrom' | 'typedUntil' | 'arrivedAt'> & {
  typedFrom: Date
  typedUntil: Date
  arrivedAt: Date | null
}

/**
 * The revisions of a readout by sitting, latest first; null for a reader without drafts: they are what drafts were.
 * Each save of one writer belongs to the sitting of the one before unless more than ten minutes lie between them or it
 * is of another kind. One statement besides the question whether the readout is to be seen.
 * @param before number of a revision: sittings whose latest one is older
 */
export async function listSittings(actor: Actor, readoutId: string, before?: number): Promise<SittingPage | null> {
  if (!(await mayReadRevisions(actor, readoutId))) return null
  const edge = before === undefined ? Prisma.empty : Prisma.sql`HAVING max(number) < ${before}`
  const found = await db().$queryRaw<SittingSql[]>`/* readouts.sittings */
    WITH begun AS (
      SELECT r.*, lag(r.kind) OVER w IS DISTINCT FROM r.kind OR r.kind = 'restored'
        OR (r.kind = 'corrected' AND lag(r.at) OVER w <> r.at)
        OR abs(extract(epoch FROM r.written_at - lag(r.written_at) OVER w)) > ${SITTING_MINUTES * 60} AS begins
      FROM readout_revision r WHERE r.readout_id = ${readoutId}::uuid
      WINDOW w AS (PARTITION BY r.written_by, r.written_by_name ORDER BY r.number)
    ), sat AS (
      SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY written_by, written_by_name ORDER BY number) AS sitting
      FROM begun
    )
    SELECT min(number) AS first, max(number) AS last, count(*)::int AS saves, min(kind::text) AS kind,
      written_by AS "byId", written_by_name AS by,
      jsonb_agg(DISTINCT jsonb_build_object('key', section_key, 'title', title)) AS sections,
      min(written_at) AS "typedFrom", max(written_at) AS "typedUntil",
      max(at) FILTER (WHERE at - written_at > interval '1 minute') AS "arrivedAt",
      min(reason) AS reason, min(restored_from) AS "restoredFrom"
    FROM sat GROUP BY written_by, written_by_name, sitting ${edge} ORDER BY max(number) DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE).map(sitting)
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.last ?? null) : null }
}

const sitting = (row: SittingSql): Sitting => ({
  ...row,
  // A section that was renamed meanwhile is one section.
  sections: [...new Map(row.sections.map((section) => [section.key, section])).values()],
  typedFrom: row.typedFrom.toISOString(),
  typedUntil: row.typedUntil.toISOString(),
  arrivedAt: row.arrivedAt?.toISOString() ?? null,
})

/** The saves of one sitting, latest first, `OPENED` at most; null as for `listSittings`. */
export async function listSaves(
  actor: Actor,
  readoutId: string,
  { first, last, byId, by, kind }: Pick<Sitting, 'first' | 'last' | 'byId' | 'by' | 'kind'>,
): Promise<RevisionRow[] | null> {
  if (!(await mayReadRevisions(actor, readoutId))) return null
  const rows = await db().readoutRevision.findMany({
    where: { readoutId, number: { gte: first, lte: last }, writtenBy: byId, writtenByName: by, kind },
    orderBy: { number: 'desc' },
    take: OPENED,
    omit: { doc: true, text: true },
  })
  return rows.map(revisionRow)
}

/**
 * The sections as they stood at a revision: of each the last one up to it that was applied. Of one section alone the
 * revision itself may be one that was kept aside. Null as for `listSittings`; two statements besides.
 */
export async function textsAt(
  actor: Actor,
  readoutId: string,
  at: { number: number; section?: string | undefined },
): Promise<Revision[] | null> {
  if (!(await mayReadRevisions(actor, readoutId))) return null
  const found = await appliedAt(readoutId, at)
  const rows = await db().readoutRevision.findMany({
    where: { readoutId, number: { in: found } },
    orderBy: { number: 'asc' },
  })
  return rows.map((row) => ({ ...revisionRow(row), doc: row.doc as TextDoc }))
}

/** The numbers of the revisions that stand now, one a section; null as for `listSittings`. */
export async function standingRevisions(actor: Actor, readoutId: string): Promise<number[] | null> {
  if (!(await mayReadRevisions(actor, readoutId))) return null
  return await appliedAt(readoutId, { number: LAST })
}

/** More than any revision's number: the column is an int4. */
const LAST = 2_147_483_647

async function appliedAt(readoutId: string, { number, section }: { number: number; section?: string | undefined }) {
  const applied = section
    ? Prisma.sql`section_key = ${section} AND (kind <> 'aside' OR number = ${number})`
    : Prisma.sql`kind <> 'aside'`
  const found = await db().$queryRaw<{ number: number }[]>`/* readouts.applied-at */
    SELECT DISTINCT ON (section_key) number FROM readout_revision
    WHERE readout_id = ${readoutId}::uuid AND number <= ${number} AND ${applied} ORDER BY section_key, number DESC`
  return found.map((row) => row.number)
}

/** The number of the last revision before `number` that was applied, of one section or of any; 0 where there is none. */
export async function revisionBefore(
  actor: Actor,
  readoutId: string,
  { number, section }: { number: number; section?: string | undefined },
): Promise<number> {
  if (!(await mayReadRevisions(actor, readoutId))) return 0
  const found = await db().readoutRevision.findFirst({
    where: { readoutId, number: { lt: number }, kind: { not: 'aside' }, ...(section ? { sectionKey: section } : {}) },
    orderBy: { number: 'desc' },
    select: { number: true },
  })
  return found?.number ?? 0
}

const revisionRow = (row: {
  number: number
  sectionKey: string
  title: string | null
  kind: RevisionKind
  writtenAt: Date
  at: Date
  writtenByName: string
  reason: string | null
  restoredFrom: number | null
}): RevisionRow => ({
  number: row.number,
  sectionKey: row.sectionKey,
  title: row.title,
  kind: row.kind,
  writtenAt: row.writtenAt.toISOString(),
  at: row.at.toISOString(),
  by: row.writtenByName,
  reason: row.reason,
  restoredFrom: row.restoredFrom,
})

async function mayReadRevisions(actor: Actor, readoutId: string): Promise<boolean> {
  if (!maySeeInternal(actor) || !isUuid(readoutId)) return false
  const found = await db().readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    select: { id: true },
  })
  return found !== null
}
