import type { Actor } from '@/lib/auth/permissions'
import { db, Prisma, type Tx } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleVisit, visibleVisitSql } from '@/lib/visits/scope'
import { getDraft } from './draft.queries'
import { type Snapshot, snapshotSchema } from './snapshot'
import type { IssuedVersion, Side, VersionRow } from './types'

/** Rows of one page. */
const PAGE = 30
/** Versions that a choice offers, the latest: of more a visit has none. */
const CHOICES = 500

/** @throws ZodError for a version that this program cannot read */
const snapshotIn = (stored: unknown): Snapshot => snapshotSchema.parse(stored)

/** The latest version of a visit that is held for a write; null before the first. */
export async function latestVersion(tx: Tx, visitId: string): Promise<{ number: number; snapshot: Snapshot } | null> {
  const found = await tx.programmeVersion.findFirst({
    where: { visitId },
    orderBy: { number: 'desc' },
    select: { number: true, snapshot: true },
  })
  return found && { number: found.number, snapshot: snapshotIn(found.snapshot) }
}

/** The same for a reader; null also when the visit is not to be seen. */
export async function getLatest(actor: Actor, visitId: string): Promise<{ number: number; snapshot: Snapshot } | null> {
  const found = await db().programmeVersion.findFirst({
    where: { visitId, visit: visibleVisit(actor) },
    orderBy: { number: 'desc' },
    select: { number: true, snapshot: true },
  })
  return found && { number: found.number, snapshot: snapshotIn(found.snapshot) }
}

/**
 * The versions of a visit, latest first, without what they froze. One query.
 * @param before the number that the page before ended with
 */
export async function listVersions(
  actor: Actor,
  visitId: string,
  before?: number,
): Promise<{ rows: VersionRow[]; next: number | null }> {
  const edge = before === undefined ? Prisma.empty : Prisma.sql`AND n.number < ${before}`
  const found = await db().$queryRaw<(Omit<VersionRow, 'issuedAt'> & { issuedAt: Date })[]>`/* versions.list */
    SELECT n.id, n.number, n.note, n.issued_at AS "issuedAt", n.issued_by_name AS "issuedByName", n.item_count AS items,
      n.summary, r.notified, r.to_tell AS "toTell", r.told
    FROM programme_version n JOIN visit v ON v.id = n.visit_id CROSS JOIN LATERAL (
      SELECT count(p.user_id)::int AS notified, count(*) FILTER (WHERE p.user_id IS NULL)::int AS to_tell,
        count(p.told_at)::int AS told
      FROM version_recipient p WHERE p.version_id = n.id) r
    WHERE n.visit_id = ${visitId}::uuid AND ${visibleVisitSql(actor)} ${edge}
    ORDER BY n.number DESC LIMIT ${PAGE + 1}`
  const rows = found.slice(0, PAGE).map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.number ?? null) : null }
}

/** A version by its number, as a choice offers it. */
export type VersionChoice = Pick<VersionRow, 'number' | 'issuedAt' | 'issuedByName'>

/** The versions of a visit to choose from, latest first; none where there is no visit that the actor may see. */
export async function versionChoices(actor: Actor, visitId: string): Promise<VersionChoice[]> {
  const rows = await db().programmeVersion.findMany({
    where: { visitId, visit: visibleVisit(actor) },
    orderBy: { number: 'desc' },
    take: CHOICES,
    select: { number: true, issuedAt: true, issuedByName: true },
  })
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() }))
}

/** One version with what it froze; null when there is none that the actor may see. */
export async function getVersion(actor: Actor, visitId: string, number: number): Promise<IssuedVersion | null> {
  if (!isUuid(visitId)) return null
  const found = await db().programmeVersion.findFirst({
    where: { visitId, number, visit: visibleVisit(actor) },
    select: { id: true, number: true, note: true, issuedAt: true, issuedByName: true, snapshot: true },
  })
  return found && { ...found, issuedAt: found.issuedAt.toISOString(), snapshot: snapshotIn(found.snapshot) }
}

/** One side of a comparison: a version or the draft as it stands; null when there is none that the actor may see. */
export async function getSide(actor: Actor, visitId: string, side: Side, now: Date): Promise<Snapshot | null> {
  if (side === 'draft') return getDraft(actor, visitId, now)
  return (await getVersion(actor, visitId, side))?.snapshot ?? null
}

const MAX_NUMBER = 2_147_483_647

/** A version's number as an address has it; null for what is none. */
export const numberIn = (text: string | undefined): number | null =>
  text && /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_NUMBER ? Number(text) : null
