import { findLink } from '@/lib/auth/one-time-link'
import { db } from '@/lib/platform/db'

/** Whose password the link sets: the address to show, or null when it does not work. The token is the permission. */
export async function findPasswordLink(token: string, now: Date): Promise<{ email: string } | null> {
  const link = await findLink(db(), token, 'set_password', now)
  if (!link?.userId) return null
  return await db().user.findFirst({ where: { id: link.userId, deactivatedAt: null }, select: { email: true } })
}

/** Whether the link would make the first admin now. */
export async function isFirstAdminLink(token: string, now: Date): Promise<boolean> {
  const link = await findLink(db(), token, 'first_admin', now)
  return link !== null && (await db().user.findFirst({ select: { id: true } })) === null
}
