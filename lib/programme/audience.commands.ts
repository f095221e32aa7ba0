import type { CommandContext } from '@/lib/audit/command'
import { followItem } from '@/lib/delegations/roster.commands'
import type { LoadedItem } from './item-for-write.commands'
import { setByHand, subgroupsOf } from './shown'

/** For whom of ours an item is: everyone, subgroups, members by name, in any combination; checked ids. */
export type Audience = { forEveryone: boolean; subgroupIds: string[]; memberIds: string[] }

/**
 * Brings subgroups and hand-set participants of an item to what was chosen, and then who takes part because of it.
 * The item's row has `for_everyone` already. One that was held keeps who was there as long as its audience stays.
 * @param item.before as it was; null for a new one
 */
export async function linkAudience(
  { tx }: CommandContext,
  item: { id: string; held: boolean; before: LoadedItem | null },
  { forEveryone, subgroupIds, memberIds }: Audience,
): Promise<void> {
  const { id: itemId, held, before } = item
  await tx.programmeItemSubgroup.deleteMany({
    where: { itemId, subgroupId: { notIn: subgroupIds }, subgroup: { archivedAt: null } },
  })
  await tx.programmeItemSubgroup.createMany({
    data: subgroupIds.map((subgroupId) => ({ itemId, subgroupId })),
    skipDuplicates: true,
  })
  // Who is named no longer may still be there with everyone or with a subgroup.
  const dropped = before ? setByHand(before).flatMap(({ memberId: id }) => (memberIds.includes(id) ? [] : [id])) : []
  await tx.itemParticipant.updateMany({ where: { itemId, memberId: { in: dropped } }, data: { byHand: false } })
  await tx.$executeRaw`/* programme.set-by-hand */
    INSERT INTO item_participant (item_id, member_id, by_hand)
    SELECT ${itemId}::uuid, id, TRUE FROM unnest(${memberIds}::uuid[]) AS named(id)
    ON CONFLICT (item_id, member_id) DO UPDATE SET by_hand = TRUE WHERE NOT item_participant.by_hand`
  const same = before !== null && before.forEveryone === forEveryone && isSame(subgroupsOf(before), subgroupIds)
  if (!held || !same) await followItem(tx, itemId, null)
  else if (dropped.length > 0) await followItem(tx, itemId, dropped)
}

const isSame = (standing: readonly { id: string }[], ids: readonly string[]): boolean =>
  standing.length === ids.length && standing.every(({ id }) => ids.includes(id))
