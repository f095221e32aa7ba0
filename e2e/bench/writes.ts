import type { Role } from '@/lib/auth/permissions'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/roles'
import { BUSY, benchEmail, LANDMARKS } from '@/prisma/bench/landmarks'
import { actionDoors } from '../access/sources'
import type { Ask } from './load'
import type { Places } from './places'

/** A change that is measured, sent as the browser sends it. */
export type WriteCase = {
  name: string
  role: Role
  action: string
  /** What is changed, a row for each client: a statement that gives `id` and what `input` needs. */
  rows: string
  /** A row can be changed so only once: each request takes the next one. */
  once?: true
  input: (row: Row, turn: number) => Record<string, unknown>
}

type Row = {
  id: string
  version: number
  title: string
  lead: string | null
  officer: string | null
  /** Of a visit whose whole programme is changed, with the versions they had first. */
  items?: { id: string; version: number }[]
}

/** Of all years alike: what only a late row costs would not be seen on the first ones. */
const anyOf = (row: string) => `ORDER BY md5(${row}.id::text)`

/** Two cases must not change the same rows: the one that names a version would be refused. */
const followUps = (offset: number, most = 8) => `
  SELECT f.id, f.version, f.title, f.lead_organisation_id AS lead, f.officer_id AS officer
  FROM follow_up f JOIN visit v ON v.id = f.visit_id
  WHERE f.archived_at IS NULL AND v.archived_at IS NULL AND NOT v.restricted AND f.status IN ('open', 'in_progress')
  ${anyOf('f')} LIMIT ${most} OFFSET ${offset}`
/** In review and not the manager's own: four eyes. Each is approved once, so there are many. */
const reviews = `
  SELECT f.id, f.version, f.title, NULL AS lead, NULL AS officer
  FROM follow_up f JOIN visit v ON v.id = f.visit_id JOIN user_account m ON m.email = '${benchEmail('manager')}'
  WHERE f.archived_at IS NULL AND NOT f.hidden AND v.archived_at IS NULL AND NOT v.restricted AND f.status = 'in_review'
    AND f.submitted_by IS DISTINCT FROM m.id AND (f.officer_id IS DISTINCT FROM m.person_id OR m.person_id IS NULL)
  ${anyOf('f')} LIMIT 4000`
const outcomes = `
  SELECT o.id, o.version, '' AS title, NULL AS lead, NULL AS officer FROM outcome o JOIN visit v ON v.id = o.visit_id
  WHERE o.archived_at IS NULL AND v.archived_at IS NULL AND NOT v.restricted AND NOT o.restricted
  ${anyOf('o')} LIMIT 64`
const visits = (condition: string) => `
  SELECT id, version, title, NULL AS lead, NULL AS officer FROM visit
  WHERE archived_at IS NULL AND NOT restricted AND ${condition} ORDER BY id LIMIT 8`
const named = (id: string | null) => (id ? { id } : null)

/** The rows that are changed and not made, by table, to be put back afterwards: which they are. */
export const PUT_BACK = {
  follow_up: `status = 'in_review' OR id IN (SELECT id FROM (${followUps(0, 16)}) c) OR id = '${LANDMARKS.followUp}'`,
  review: 'decision IS NULL',
  programme_item: `visit_id = ANY ('{${BUSY.planned.join()}}')`,
} as const

/** What is also asked for at a steady rate (`steady.ts`). */
export const [CREATE, APPROVE] = ['create a follow-up', 'approve a follow-up']

/** A capability adds what people write with it, as in `cases.ts`. */
export const WRITE_CASES: readonly WriteCase[] = [
  {
    name: 'create a visit',
    role: 'planner',
    action: 'createVisit',
    rows: visits('true'),
    input: (_, turn) => ({
      title: `Bench (generated): made while measuring, ${turn}`,
      direction: 'outgoing',
      homeZone: 'Asia/Tashkent',
      arrivalDate: '2020-03-02',
      departureDate: '2020-03-05',
      stops: [{ countryCode: 'CN', city: 'Shanghai', zone: 'Asia/Shanghai' }],
    }),
  },
  {
    name: 'add a programme item',
    role: 'planner',
    action: 'addProgrammeItem',
    rows: visits("status IN ('planning', 'confirmed', 'under_way')"),
    input: ({ id }, turn) => ({
      visitId: id,
      type: 'meeting',
      title: `Bench (generated): meeting ${turn}`,
      status: 'requested',
    }),
  },
  {
    name: CREATE,
    role: 'staff',
    action: 'createFollowUp',
    rows: outcomes,
    input: ({ id }, turn) => ({
      outcomeId: id,
      title: `Bench (generated): made while measuring, ${turn}`,
      leadOrganisation: null,
      officer: null,
      nextStep: null,
      dueDate: null,
    }),
  },
  {
    name: APPROVE,
    role: 'manager',
    action: 'approveFollowUp',
    rows: reviews,
    once: true,
    input: ({ id, version }) => ({ followUpId: id, version, reason: null }),
  },
  {
    name: 'edit a follow-up',
    role: 'staff',
    action: 'editFollowUp',
    rows: followUps(0),
    input: ({ id, version, title, lead, officer }, turn) => ({
      followUpId: id,
      version: version + turn,
      title,
      leadOrganisation: named(lead),
      officer: named(officer),
      nextStep: `Bench (generated): step ${newId()}`,
    }),
  },
  {
    name: 'report progress',
    role: 'staff',
    action: 'reportProgress',
    rows: followUps(8),
    input: ({ id }, turn) => ({ followUpId: id, text: `Bench (generated): progress ${turn}` }),
  },
  {
    name: 'shift 60 items',
    role: 'planner',
    action: 'shiftItems',
    rows: `SELECT i.visit_id AS id, 0 AS version, '' AS title, NULL AS lead, NULL AS officer,
        json_agg(json_build_object('id', i.id, 'version', i.version) ORDER BY i.id) AS items
      FROM programme_item i WHERE i.visit_id = ANY ('{${BUSY.planned.join()}}') GROUP BY 1 ORDER BY 1`,
    // There and back again.
    input: ({ id, items = [] }, turn) => ({
      visitId: id,
      items: items.map((item) => ({ ...item, version: item.version + turn })),
      days: turn % 2 === 0 ? 1 : -1,
      minutes: 0,
    }),
  },
]

/** Makes the requests of a case; the turns of one client follow each other, whichever run they are of. */
export async function prepareWrites(
  one: WriteCase,
  { ownerUrl, url, jar, at }: { ownerUrl: string; url: string; jar: string; at: Places },
): Promise<(client: number) => Ask> {
  const door = actionDoors().get(one.action)
  if (!door) throw new Error(`The build has no action "${one.action}".`)
  const rows = await withClient(ownerUrl, async (client) => (await client.query<Row>(one.rows)).rows)
  const turns = rows.map(() => 0)
  let taken = 0
  const route = door.route
    .replace('[visitId]', at.longVisit.id)
    .replace('[followUpId]', at.followUp.id)
    .replace('[outcomeId]', at.outcome.id)
  const headers = {
    Cookie: jar,
    Origin: new URL(url).origin,
    'Next-Action': door.id,
    'Content-Type': 'text/plain;charset=UTF-8',
    Accept: 'text/x-component',
  }
  return (client) => {
    const index = one.once ? taken++ : client % Math.max(1, rows.length)
    const row = rows[index]
    if (!row) throw new Error(`The database has nothing to ${one.name} with.`)
    const turn = turns[index] ?? 0
    turns[index] = turn + 1
    const body = JSON.stringify([{ commandId: newId(), ...one.input(row, turn) }])
    return { path: route, method: 'POST', headers, body, marker: '"ok":true' }
  }
}
