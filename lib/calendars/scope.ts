import { Prisma } from '@/lib/platform/db'
import type { Whose } from '@/lib/programme/own'

/** Who was taken off the delegation `m` is in what was held alone; what somebody set by hand is kept for a restore. */
const STANDS = Prisma.sql`(m.archived_at IS NULL OR i.status = 'held')`

/**
 * `isFor` of the programme as a `where` over items `i` of one visit. The visit stands in it again, so that nobody's other
 * visits are read.
 */
export function whoseSql(whose: Whose, visitId: string): Prisma.Sql {
  switch (whose.kind) {
    case 'member':
      return Prisma.sql`EXISTS (SELECT 1 FROM item_participant t JOIN delegation_member m ON m.id = t.member_id
        WHERE t.item_id = i.id AND m.id = ${whose.memberId}::uuid AND ${STANDS})`
    case 'contact':
      return Prisma.sql`EXISTS (SELECT 1 FROM item_counterpart t
        WHERE t.item_id = i.id AND t.contact_id = ${whose.contactId}::uuid)`
    case 'subgroup':
      return Prisma.sql`(i.for_everyone OR EXISTS (SELECT 1 FROM programme_item_subgroup t
        WHERE t.item_id = i.id AND t.subgroup_id = ${whose.subgroupId}::uuid))`
    case 'person': {
      const { personId } = whose
      // Found once, not once an item: an array of an inner question is asked beforehand.
      const ofVisit = (table: 'delegation_member' | 'host_contact', also = Prisma.sql`TRUE`) =>
        Prisma.sql`ANY(ARRAY(SELECT p.id FROM ${Prisma.raw(table)} p
          WHERE p.visit_id = ${visitId}::uuid AND p.person_id = ${personId}::uuid AND ${also}))`
      return Prisma.sql`(i.interpreter_id = ${personId}::uuid OR i.note_taker_id = ${personId}::uuid
        OR EXISTS (SELECT 1 FROM item_participant t
          WHERE t.item_id = i.id AND t.member_id = ${ofVisit('delegation_member')}
            AND (i.status = 'held' OR t.member_id = ${ofVisit('delegation_member', Prisma.sql`p.archived_at IS NULL`)}))
        OR EXISTS (SELECT 1 FROM item_counterpart t
          WHERE t.item_id = i.id AND t.contact_id = ${ofVisit('host_contact')}))`
    }
  }
}

/** Whether a person `p` stands on a visit: in the delegation, among the hosts, or as interpreter or note-taker of an item. */
export const onVisitSql = (visitId: string): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT 1 FROM delegation_member m
    WHERE m.visit_id = ${visitId}::uuid AND m.person_id = p.id AND m.archived_at IS NULL)
  OR EXISTS (SELECT 1 FROM host_contact c
    WHERE c.visit_id = ${visitId}::uuid AND c.person_id = p.id AND c.archived_at IS NULL)
  OR EXISTS (SELECT 1 FROM programme_item i
    WHERE i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL AND p.id IN (i.interpreter_id, i.note_taker_id)))`
