import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import type { RegisterName } from './saved-views-schema'
import type { SavedViewRow } from './saved-views-types'

/** More than anybody looks through; older ones of others are left out first. */
const SHOWN = 200

type Row = { id: string; name: string; query: string; shared: boolean; owner: string; own: boolean; archived: boolean }

/**
 * One's own views of a register and those that others share, by name, one's own first; those that one has put away last. What a view shows is what its
 * reader may see: it holds an address and no rows. One query.
 */
export async function listSavedViews(actor: Actor, register: RegisterName): Promise<SavedViewRow[]> {
  if (!actor.userId) return []
  const rows = await db().$queryRaw<Row[]>`/* follow-ups.saved-views */
    SELECT s.id, s.name, s.query, s.shared, u.name AS owner, s.owner_id = ${actor.userId}::uuid AS own,
      s.archived_at IS NOT NULL AS archived
    FROM saved_view s JOIN user_account u ON u.id = s.owner_id
    WHERE s.register = ${register} AND (s.owner_id = ${actor.userId}::uuid OR (s.shared AND s.archived_at IS NULL))
    ORDER BY archived, own DESC, lower(s.name), s.id LIMIT ${SHOWN}`
  return rows.map(({ own, owner, ...view }) => ({ ...view, owner: own ? null : owner }))
}
