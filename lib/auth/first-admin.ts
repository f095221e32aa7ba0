import { db } from '@/lib/platform/db'
import { endLinks, makeFirstAdminToken } from './one-time-link'

/**
 * The path of a page that makes the first admin, with its token; works once, for 24 hours, and ends the links made
 * before. Null once any user exists.
 */
export async function createFirstAdminLink(now: Date): Promise<string | null> {
  return await db().$transaction(async (tx) => {
    if ((await tx.user.findFirst({ select: { id: true } })) !== null) return null
    await endLinks(tx, { purpose: 'first_admin', userId: null }, now)
    return `/first-admin/${await makeFirstAdminToken(tx, now)}`
  })
}
