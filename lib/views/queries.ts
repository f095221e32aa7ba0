import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import type { RegisterName } from './schema'
import type { SavedViewRow } from './types'

/** More than anybody looks through; older ones of others are left out first. */
const SHOWN = 200

type Row = Omit<SavedViewRow, 'owner'> & { owner: string; own: boolean }

/**
 * One's own views of a register and those that others share, by name: the one that it opens with, then one's own, and last
 * what one has put away. What a view shows is what its reader may see: it holds an address and no rows. One query.
 */
export async function listViews(actor: Actor, register: RegisterName): Promise<SavedViewRow[]> {
  if (!actor.userId) return []
  const rows = await db().$queryRaw<Row[]>`/* views.list */
    SELECT s.id, s.name, s.query, s.shared, u.name AS owner, s.owner_id = ${actor.userId}::uuid AS own,
      s.archived_at IS NOT NULL AS archived, d.view_id IS NOT NULL AS "isDefault"
    FROM saved_view s JOIN user_account u ON u.id = s.owner_id
      LEFT JOIN default_view d ON d.view_id = s.id AND d.user_id = ${actor.userId}::uuid
    WHERE s.register = ${register} AND (s.owner_id = ${actor.userId}::uuid OR (s.shared AND s.archived_at IS NULL))
    ORDER BY archived, "isDefault" DESC, own DESC, lower(s.name), s.id LIMIT ${SHOWN}`
  return rows.map(({ own, owner, ...view }) => ({ ...view, owner: own ? null : owner }))
}
