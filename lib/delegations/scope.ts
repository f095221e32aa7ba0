import { Prisma } from '@/lib/platform/db'

/**
 * Whether the member under the alias `m` belongs to the subgroup under `s`: chosen, or of its organisation. One rule
 * for the page, the programme and the commands; who was removed from the delegation is the asker's to leave out.
 */
export const inSubgroupSql = Prisma.sql`(
  coalesce(m.organisation_id, (SELECT pg.organisation_id FROM party_group pg WHERE pg.id = m.group_id)) = s.organisation_id
  OR EXISTS (SELECT 1 FROM subgroup_member sm WHERE sm.subgroup_id = s.id AND sm.member_id = m.id))`
