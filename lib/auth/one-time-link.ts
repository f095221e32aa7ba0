import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Db, Tx } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/id'

export type LinkPurpose = 'first_admin' | 'set_password'

const HOUR_MS = 3_600_000
/** The first admin stands at the console; a new colleague gets the link by hand or by mail. */
const LIFE_MS = { first_admin: 24 * HOUR_MS, set_password: 72 * HOUR_MS } as const
/** What a token looks like: 32 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** A token that nothing else knows; only its hash is kept. */
export async function makeFirstAdminToken(client: Db | Tx, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await keep(client, { id: newId(), token, purpose: 'first_admin', userId: null, now })
  return token
}

/**
 * Makes a link for the user and returns its id; links made before no longer work. The token follows from the id
 * (`setPasswordToken`), so that a command's receipt holds no secret and a resend still shows the same link.
 */
export async function makeSetPasswordLink(client: Db | Tx, userId: string, now: Date): Promise<string> {
  const id = newId()
  await endLinks(client, { purpose: 'set_password', userId }, now)
  await keep(client, { id, token: setPasswordToken(id), purpose: 'set_password', userId, now })
  return id
}

/** The token of a link made by `makeSetPasswordLink`: a keyed hash of its id. */
export function setPasswordToken(linkId: string): string {
  return createHmac('sha256', readEnv().SESSION_SECRET).update(`one-time-link:${linkId}`).digest('base64url')
}

/** Whether the link would work now; for the page that shows its form. */
export async function findLink(client: Db | Tx, token: string, purpose: LinkPurpose, now: Date) {
  if (!TOKEN.test(token)) return null
  return await client.oneTimeLink.findFirst({
    where: { tokenHash: sha256(token), purpose, usedAt: null, expiresAt: { gt: now } },
    select: { id: true, userId: true },
  })
}

/** Uses the link up: of two who come at once one gets it, the other null. Call it inside the transaction of the deed. */
export async function takeLink(client: Tx, token: string, purpose: LinkPurpose, now: Date) {
  const link = await findLink(client, token, purpose, now)
  if (!link) return null
  const { count } = await client.oneTimeLink.updateMany({ where: { id: link.id, usedAt: null }, data: { usedAt: now } })
  return count === 1 ? link : null
}

/** Ends the links that were not used. */
export async function endLinks(
  client: Db | Tx,
  which: { purpose: LinkPurpose; userId: string | null },
  now: Date,
): Promise<void> {
  await client.oneTimeLink.updateMany({ where: { ...which, usedAt: null }, data: { usedAt: now } })
}

async function keep(
  client: Db | Tx,
  link: { id: string; token: string; purpose: LinkPurpose; userId: string | null; now: Date },
): Promise<void> {
  const { id, token, purpose, userId, now } = link
  const expiresAt = new Date(now.getTime() + LIFE_MS[purpose])
  await client.oneTimeLink.create({
    data: { id, tokenHash: sha256(token), purpose, userId, createdAt: now, expiresAt },
  })
}
