import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { readEnv } from '@/lib/platform/env'

/** 32 random bytes in base64url: 256 bits that follow from nothing. */
export const newFeedToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. Not keyed: nobody tries 2^256 of them. */
export const hashFeedToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * The token as a command's receipt may hold it: only this installation can open it again, so that a resend shows the
 * same address and the database gives none away.
 */
export function sealToken(feedId: string, token: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(feedId), iv)
  const sealed = Buffer.concat([cipher.update(Buffer.from(token, 'base64url')), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws Error when it was sealed for another feed or under another SESSION_SECRET */
export function openToken(feedId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(feedId), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const token = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  return token.toString('base64url')
}

const keyOf = (feedId: string): Buffer =>
  createHmac('sha256', readEnv().SESSION_SECRET).update(`calendar-feed:${feedId}`).digest()
