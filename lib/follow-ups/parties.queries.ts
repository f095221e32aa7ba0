import { db } from '@/lib/platform/db'
import type { CounterpartView, Named } from './types'

/** Host contacts to choose from. */
const MOST = 1_000

type Parties = { supporting: Named[]; counterpart: CounterpartView | null }

/** Who supports a follow-up, and who it is on the other side. One statement. */
export async function partiesOf(followUpId: string): Promise<Parties> {
  const [row] = await db().$queryRaw<Parties[]>`/* follow-ups.parties */
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) ORDER BY o.name, o.id), '[]')
        FROM follow_up_support s CROSS JOIN LATERAL (SELECT * FROM organisation x WHERE x.id = s.organisation_id OFFSET 0) o
        WHERE s.follow_up_id = f.id) AS supporting,
      (SELECT json_build_object('id', c.id, 'name', coalesce(p.name, g.label, c.title, ''), 'personId', p.id,
          'detail', nullif(concat_ws(', ', CASE WHEN p.id IS NOT NULL OR g.id IS NOT NULL THEN c.title END, o.name), ''))
        FROM host_contact c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN party_group g ON g.id = c.group_id
          LEFT JOIN organisation o ON o.id = c.organisation_id WHERE c.id = f.counterpart_id) AS counterpart
    FROM follow_up f WHERE f.id = ${followUpId}::uuid`
  return row ?? { supporting: [], counterpart: null }
}

/** The host contacts of a visit that may be a counterpart, by name, for whoever may see the visit. */
export async function counterpartChoices(visitId: string): Promise<{ value: string; label: string }[]> {
  return await db().$queryRaw<{ value: string; label: string }[]>`/* follow-ups.counterpart-choices */
    SELECT c.id AS value, concat_ws(', ', coalesce(p.name, g.label, c.title),
      CASE WHEN p.id IS NOT NULL OR g.id IS NOT NULL THEN c.title END, o.name) AS label
    FROM host_contact c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN party_group g ON g.id = c.group_id
      LEFT JOIN organisation o ON o.id = c.organisation_id
    WHERE c.visit_id = ${visitId}::uuid AND c.archived_at IS NULL ORDER BY label, c.id LIMIT ${MOST}`
}
