import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { readEnv } from '@/lib/platform/env'

// What private addresses of calendars and of outside bodies have in common: a token that is the permission.

/** 32 random bytes in base64url: 256 bits that follow from nothing. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. Not keyed: nobody tries 2^256 of them. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const IV_BYTES = 12
const TAG_BYTES = 16

/** What a token opens, by its kind and id: it is sealed for this alone. */
export type Opens = `${'calendar-feed' | 'private-link'}:${string}`

/**
 * The token as a command's receipt may hold it: only this installation can open it again, so that a resend shows the
 * same address and the database gives none away.
 */
export function sealToken(opens: Opens, token: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(opens), iv)
  const sealed = Buffer.concat([cipher.update(Buffer.from(token, 'base64url')), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws Error when it was sealed for something else or under another SESSION_SECRET */
export function openToken(opens: Opens, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(opens), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const token = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  return token.toString('base64url')
}

const keyOf = (opens: Opens): Buffer => createHmac('sha256', readEnv().SESSION_SECRET).update(opens).digest()
