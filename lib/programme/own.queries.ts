import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleVisitSql } from '@/lib/visits/scope'
import type { WhoseChoice, WhoseChoices } from './types'

type Row = WhoseChoice & { kind: keyof WhoseChoices }

/**
 * Everybody of a visit whose own programme can be asked for; nobody when the visit is hidden. One query. A person is
 * there once, a member before all else; who left the delegation only while an item that was held names them.
 */
export async function whoseChoices(actor: Actor, visitId: string): Promise<WhoseChoices> {
  const choices: WhoseChoices = { subgroups: [], members: [], others: [] }
  if (!isUuid(visitId)) return choices
  const rows = await db().$queryRaw<Row[]>`/* programme.whose */
    WITH seen AS MATERIALIZED (SELECT v.id FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)}),
    item AS MATERIALIZED (SELECT i.id, i.status, i.interpreter_id, i.note_taker_id
      FROM seen v JOIN programme_item i ON i.visit_id = v.id AND i.archived_at IS NULL),
    member AS MATERIALIZED (SELECT m.id, m.person_id, m.precedence, coalesce(p.name, g.label, m.title, '') AS name
      FROM seen v JOIN delegation_member m ON m.visit_id = v.id
        LEFT JOIN person p ON p.id = m.person_id LEFT JOIN party_group g ON g.id = m.group_id
      WHERE m.archived_at IS NULL OR EXISTS (
        SELECT 1 FROM item_participant t JOIN item i ON i.id = t.item_id WHERE t.member_id = m.id AND i.status = 'held')),
    other AS (
      SELECT c.person_id AS id FROM seen v JOIN host_contact c ON c.visit_id = v.id AND c.archived_at IS NULL
      UNION SELECT interpreter_id FROM item UNION SELECT note_taker_id FROM item)
    SELECT 'subgroups' AS kind, 'subgroup:' || s.id AS value, s.name AS label, NULL::uuid AS "personId",
      NULL::uuid AS "memberId", NULL::uuid AS "contactId", s.id AS "subgroupId", s.position AS place
    FROM seen v JOIN subgroup s ON s.visit_id = v.id AND s.archived_at IS NULL
    UNION ALL
    SELECT 'members', CASE WHEN m.person_id IS NULL THEN 'member:' || m.id ELSE 'person:' || m.person_id END, m.name,
      m.person_id, m.id, NULL, NULL, m.precedence FROM member m
    UNION ALL
    SELECT 'others', 'person:' || p.id, p.name, p.id, NULL, NULL, NULL, 0 FROM other o JOIN person p ON p.id = o.id
    WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = p.id)
    UNION ALL
    SELECT 'others', 'contact:' || c.id, coalesce(g.label, c.title, ''), NULL, NULL, c.id, NULL, 0
    FROM seen v JOIN host_contact c ON c.visit_id = v.id AND c.archived_at IS NULL AND c.person_id IS NULL
      LEFT JOIN party_group g ON g.id = c.group_id
    ORDER BY place, label, value`
  const seen = new Set<string>()
  for (const { kind, ...choice } of rows) {
    // Who left the delegation and came back is on it twice.
    if (!seen.has(choice.value)) choices[kind].push(choice)
    seen.add(choice.value)
  }
  return choices
}
