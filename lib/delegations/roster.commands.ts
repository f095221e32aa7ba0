import { Prisma, type Tx } from '@/lib/platform/db'
import { inSubgroupSql } from './scope'

/**
 * Brings `item_participant` of a whole visit up to date after its roster, a subgroup or the audience of an item has
 * changed: who takes part with everyone or with a subgroup joins and leaves, who was set by hand stays. Items that
 * were held keep who was there; cancelled and archived ones follow when they come back. One statement whatever the
 * number of items and members. Belongs into the transaction of the change, with the visit held.
 */
export async function followRoster(tx: Tx, visitId: string): Promise<void> {
  await follow(
    tx,
    Prisma.sql`i.visit_id = ${visitId}::uuid AND i.archived_at IS NULL AND i.status NOT IN ('held', 'cancelled')`,
    Prisma.sql`TRUE`,
  )
}

/**
 * The same for one item whatever its status: for one that is added as held, and for one whose own form was saved.
 * @param memberIds only these members; null: all
 */
export async function followItem(tx: Tx, itemId: string, memberIds: readonly string[] | null): Promise<void> {
  const those = memberIds === null ? Prisma.sql`TRUE` : Prisma.sql`t.member_id = ANY(${[...memberIds]}::uuid[])`
  await follow(tx, Prisma.sql`i.id = ${itemId}::uuid`, those)
}

/** @param those over `t.member_id` */
const follow = (tx: Tx, items: Prisma.Sql, those: Prisma.Sql) => tx.$executeRaw`/* delegations.follow-roster */
  WITH item AS MATERIALIZED (SELECT i.id, i.visit_id, i.for_everyone FROM programme_item i WHERE ${items}),
  audience AS MATERIALIZED (
    SELECT i.id AS item_id, m.id AS member_id
    FROM item i JOIN delegation_member m ON m.visit_id = i.visit_id WHERE i.for_everyone AND m.archived_at IS NULL
    UNION
    SELECT i.id, m.id
    FROM item i JOIN programme_item_subgroup k ON k.item_id = i.id
      JOIN subgroup s ON s.id = k.subgroup_id AND s.archived_at IS NULL
      JOIN delegation_member m ON m.visit_id = s.visit_id AND m.archived_at IS NULL AND ${inSubgroupSql}
  ), gone AS (
    DELETE FROM item_participant t USING item i
    WHERE t.item_id = i.id AND NOT t.by_hand AND ${those}
      AND NOT EXISTS (SELECT 1 FROM audience a WHERE a.item_id = t.item_id AND a.member_id = t.member_id)
  )
  INSERT INTO item_participant (item_id, member_id, by_hand)
  SELECT t.item_id, t.member_id, FALSE FROM audience t WHERE ${those}
  ON CONFLICT DO NOTHING`
