import type { Actor } from '@/lib/auth/permissions'
import { UNOWNED } from '@/lib/follow-ups/standing.queries'
import { Prisma, type Tx } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { visibleReadoutSql } from '@/lib/readouts/scope'
import type { ReadoutStatus } from '@/lib/readouts/workflow'
import type { ReportAttendee, ReportContent, ReportFollowUp, ReportMeeting, ReportOutcome } from './content'
import type { Reader } from './types'

export type ReadoutRow = Pick<ReportMeeting, 'restricted' | 'correction'> & {
  id: string
  itemId: string
  status: ReadoutStatus
  /** Final and restricted, and the reader's copy has none of those: nothing of it was read. */
  hidden: boolean
  /** Of a final one that the copy holds; null for every other. */
  sections: ReportMeeting['sections'] | null
}

/**
 * The readouts of a visit of which the actor may know, with the text of those that are final and that the reader's copy
 * holds: who wrote a restricted one knows of it without a copy that has the others. One statement.
 */
export function readoutsOf(
  actor: Actor,
  { visitId, reader }: { visitId: string; reader: Reader },
  client: Tx,
): Promise<ReadoutRow[]> {
  const handled = reader.restricted ? Prisma.sql`TRUE` : Prisma.sql`r.handling <> 'restricted'`
  const held = Prisma.sql`(r.status = 'final' AND ${handled})`
  const kept = reader.internal ? Prisma.sql`TRUE` : Prisma.sql`s.key <> 'positions'`
  return client.$queryRaw<ReadoutRow[]>`/* visit-reports.readouts */
    SELECT r.id, r.item_id AS "itemId", r.status::text AS status, r.handling = 'restricted' AS restricted,
      r.status = 'final' AND NOT ${handled} AS hidden,
      CASE WHEN ${held} THEN (SELECT coalesce(json_agg(json_build_object('key', s.key, 'title', s.title, 'doc', s.doc)
          ORDER BY s.position, s.key), '[]')
        FROM readout_section s WHERE s.readout_id = r.id AND btrim(s.text) <> '' AND ${kept}) END AS sections,
      CASE WHEN ${held} THEN (SELECT json_build_object('reason', c.reason,
          'at', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        FROM readout_revision c WHERE c.readout_id = r.id AND c.reason IS NOT NULL
        ORDER BY c.number DESC LIMIT 1) END AS correction
    FROM readout r JOIN visit v ON v.id = r.visit_id
    WHERE r.visit_id = ${visitId}::uuid AND ${visibleReadoutSql(actor)} ORDER BY r.id`
}

type CameOf = {
  attendance: Map<string, ReportAttendee[]>
  outcomes: Map<string, ReportOutcome[]>
  files: ReportContent['files']
}

/** Who was there and what came of the readouts `ids`, and the files of them and of the visit. Three statements. */
export async function whatCameOf(args: { visitId: string; ids: readonly string[] }, client: Tx): Promise<CameOf> {
  const attendance = await attendanceOf(args.ids, client)
  const outcomes = await outcomesOf(args.ids, client)
  return {
    attendance: byReadout(attendance),
    outcomes: byReadout(outcomes.map(referred)),
    files: await filesOf(args, client),
  }
}

function byReadout<T>(rows: readonly (T & { readoutId: string })[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const { readoutId, ...row } of rows) {
    const list = found.get(readoutId) ?? []
    list.push(row as T)
    found.set(readoutId, list)
  }
  return found
}

const party = (alias: string) => Prisma.raw(`coalesce(${alias}p.name, ${alias}g.label)`)

/** Ours in order of precedence, then the hosts; who was planned before who was added. */
const attendanceOf = (ids: readonly string[], client: Tx) =>
  client.$queryRaw<(ReportAttendee & { readoutId: string })[]>`/* visit-reports.attendance */
    SELECT a.readout_id AS "readoutId", coalesce(m.id, c.id) AS "partyId", p.id AS "personId", a.side::text AS side,
      coalesce(p.name, g.label) AS name, coalesce(m.title, c.title) AS title, o.name AS organisation,
      g.id IS NOT NULL AS "isGroup", g.headcount, a.planned, a.present,
      coalesce(${party('r')}, rm.title, rc.title) AS replaces
    FROM attendance a
      LEFT JOIN delegation_member m ON m.id = a.member_id LEFT JOIN host_contact c ON c.id = a.contact_id
      LEFT JOIN person p ON p.id = coalesce(m.person_id, c.person_id)
      LEFT JOIN party_group g ON g.id = coalesce(m.group_id, c.group_id)
      LEFT JOIN organisation o ON o.id = coalesce(m.organisation_id, c.organisation_id, g.organisation_id)
      LEFT JOIN delegation_member rm ON rm.id = a.replaces_member_id
      LEFT JOIN host_contact rc ON rc.id = a.replaces_contact_id
      LEFT JOIN person rp ON rp.id = coalesce(rm.person_id, rc.person_id)
      LEFT JOIN party_group rg ON rg.id = coalesce(rm.group_id, rc.group_id)
    WHERE a.readout_id = ANY(${[...ids]}::uuid[])
    ORDER BY a.side, a.planned DESC, m.precedence, a.id`

export type FollowUpRow = Omit<ReportFollowUp, 'reference'> & { number: number }
type OutcomeRow = Omit<ReportOutcome, 'reference' | 'followUps'> & {
  readoutId: string
  number: number
  followUps: FollowUpRow[]
}

/** The follow-ups of what the condition over `follow_up f` says, as `FollowUpRow` in JSON. */
export const followUpsJson = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('id', f.id, 'number', f.number, 'title', f.title, 'status', f.status,
      'dueDate', f.due_date::text, 'leadOrganisation', l.name, 'officer', p.name, 'unowned', ${UNOWNED},
      'proposed', cardinality(f.proposed) > 0) ORDER BY f.id), '[]')
    FROM follow_up f LEFT JOIN organisation l ON l.id = f.lead_organisation_id LEFT JOIN person p ON p.id = f.officer_id
    WHERE f.archived_at IS NULL AND ${where})`

const outcomesOf = (ids: readonly string[], client: Tx) =>
  client.$queryRaw<OutcomeRow[]>`/* visit-reports.outcomes */
    SELECT o.readout_id AS "readoutId", o.id, o.number, o.type::text AS type, o.owed_by::text AS "owedBy", o.text,
      o.no_follow_up_reason AS "noFollowUpReason", cardinality(o.proposed) > 0 AS proposed,
      ${followUpsJson(Prisma.sql`f.outcome_id = o.id`)} AS "followUps"
    FROM outcome o WHERE o.readout_id = ANY(${[...ids]}::uuid[]) AND o.archived_at IS NULL
    ORDER BY o.position, o.id`

const referred = ({ number, followUps, ...outcome }: OutcomeRow) => ({
  ...outcome,
  reference: reference('O', number),
  followUps: followUps.map(referredFollowUp),
})

export const referredFollowUp = ({ number, ...followUp }: FollowUpRow): ReportFollowUp => ({
  ...followUp,
  reference: reference('F', number),
})

const filesOf = ({ visitId, ids }: { visitId: string; ids: readonly string[] }, client: Tx) =>
  client.$queryRaw<ReportContent['files']>`/* visit-reports.files */
    SELECT f.id, f.name, f.media_type AS "mediaType", f.size, f.readout_id AS "readoutId" FROM stored_file f
    WHERE f.visit_id = ${visitId}::uuid AND f.state = 'ready' AND f.archived_at IS NULL AND num_nonnulls(f.follow_up_id, f.agreement_id, f.outside_report_id) = 0
      AND (f.readout_id IS NULL OR f.readout_id = ANY(${[...ids]}::uuid[]))
    ORDER BY f.readout_id NULLS FIRST, f.id`
