import { type Actor, can } from '@/lib/auth/permissions'
import { inSubgroupSql } from '@/lib/delegations/scope'
import { db } from '@/lib/platform/db'
import type { Choice } from '@/lib/platform/fields'
import { partialTimeOf } from '@/lib/programme/schema'
import { checkPartialFields } from '@/lib/time/partial-fields'
import { visibleVisitSql } from '@/lib/visits/scope'
import { draftItem } from './draft'
import { type Draft, draftSchema } from './draft-schema'
import { clashesOf, findClashes, isOpen } from './find'
import { canSeeClashes } from './policy'
import { loadSnapshot } from './queries'
import { type RowPerson, toSnapshotPerson } from './rows'
import { withItems } from './snapshot'
import type { DraftClashes, SnapshotItem, SnapshotPerson } from './types'

/**
 * The clashes that an item would be in as its form stands, those that are accepted left out. Null without the
 * permission or where there is no such item or visit; empty while the fields contradict each other, which saving
 * tells. Writes nothing. Five statements.
 */
export async function checkDraft(actor: Actor, raw: unknown, now: Date): Promise<DraftClashes | null> {
  if (!canSeeClashes(actor)) return null
  const parsed = draftSchema.safeParse(raw)
  if (!parsed.success) return NONE
  const draft = parsed.data
  if (draft.itemId !== null && !can(actor, 'programme.edit')) return null
  if (checkPartialFields(partialTimeOf(draft)).length > 0) return NONE
  const people = await draftPeople(actor, draft)
  let item: SnapshotItem | null = null
  const snapshot = await loadSnapshot(actor, draft.visitId, now, {
    also: (own) => {
      item = draftItem(own, draft, people)
      return item === null ? [] : [item]
    },
  })
  const drafted = item as SnapshotItem | null
  if (!snapshot || !drafted) return null
  const found = findClashes(withItems(snapshot, [drafted]))
  return { itemId: drafted.id, clashes: clashesOf(found, drafted.id).filter(isOpen) }
}

const NONE: DraftClashes = { itemId: '', clashes: [] }

const chosenId = (choice: Choice): string | null => (choice !== null && 'id' in choice ? choice.id : null)

/** Whom the form names, as they would take part. A name that is only typed is nobody known yet. */
async function draftPeople(actor: Actor, draft: Draft): Promise<SnapshotPerson[]> {
  const { visitId, itemId, forEveryone, subgroups, members, counterparts } = draft
  const rows = await db().$queryRaw<RowPerson[]>`/* clashes.draft-people */
    WITH v AS (SELECT v.id FROM visit v WHERE v.id = ${visitId}::uuid AND ${visibleVisitSql(actor)})
    SELECT m.person_id AS "personId", m.id AS "partyId", coalesce(p.name, g.label) AS name, 'member' AS "as",
      g.id IS NOT NULL AS "isGroup", m.role = 'interpreter' AS interprets, p.languages
    FROM v JOIN delegation_member m ON m.visit_id = v.id LEFT JOIN person p ON p.id = m.person_id
      LEFT JOIN party_group g ON g.id = m.group_id
    WHERE m.archived_at IS NULL AND (${forEveryone} OR m.id = ANY(${members}::uuid[]) OR EXISTS (
      SELECT 1 FROM subgroup s WHERE s.visit_id = m.visit_id AND s.archived_at IS NULL AND s.id = ANY(${subgroups}::uuid[])
        AND ${inSubgroupSql}))
    UNION ALL
    SELECT c.person_id, c.id, coalesce(p.name, g.label, c.title), 'counterpart', g.id IS NOT NULL, FALSE, p.languages
    FROM v JOIN host_contact c ON c.visit_id = v.id LEFT JOIN person p ON p.id = c.person_id
      LEFT JOIN party_group g ON g.id = c.group_id
    WHERE c.archived_at IS NULL AND c.id = ANY(${counterparts}::uuid[]) AND NOT EXISTS (
      SELECT 1 FROM item_counterpart t WHERE t.item_id = ${itemId}::uuid AND t.contact_id = c.id AND t.answer = 'declined')
    UNION ALL
    SELECT p.id, p.id, p.name, 'interpreter', FALSE, TRUE, p.languages FROM v, person p
    WHERE p.id = ${chosenId(draft.interpreter)}::uuid
    UNION ALL
    SELECT p.id, p.id, p.name, 'note_taker', FALSE, FALSE, p.languages FROM v, person p
    WHERE p.id = ${chosenId(draft.noteTaker)}::uuid`
  return rows.map(toSnapshotPerson)
}
