import { db } from '@/lib/platform/db'
import { isDatabaseDown } from '@/lib/platform/errors'
import { countAttempt, forgetAttempts } from './limits'
import { verifyPassword } from './password'
import { openSession } from './session'

export type SignIn =
  | { ok: true; sessionId: string; userId: string }
  /** An unknown address, a wrong password and a deactivated account are one answer. */
  | { ok: false; problem: 'wrong' }
  | { ok: false; problem: 'limited'; waitSeconds: number }
  | { ok: false; problem: 'unavailable' }

/** An address no account can have is not worth a row. */
const LONGEST_EMAIL = 300

export const normalEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** Checks a pair and opens a session. Takes the same time whether the account exists or not. */
export async function signIn(pair: { email: string; password: string; address: string }, now: Date): Promise<SignIn> {
  const email = normalEmail(pair.email)
  if (email === '' || email.length > LONGEST_EMAIL || email.includes('\0')) return { ok: false, problem: 'wrong' }
  try {
    return await check({ ...pair, email }, now)
  } catch (error) {
    if (isDatabaseDown(error)) return { ok: false, problem: 'unavailable' }
    throw error
  }
}

async function check(pair: { email: string; password: string; address: string }, now: Date): Promise<SignIn> {
  const { email, password, address } = pair
  const { waitSeconds } = await countAttempt(email, address)
  if (waitSeconds > 0) return { ok: false, problem: 'limited', waitSeconds }
  const user = await db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, deactivatedAt: true },
  })
  const right = await verifyPassword(password, user?.passwordHash ?? null)
  if (!user || !right || user.deactivatedAt) return { ok: false, problem: 'wrong' }
  await forgetAttempts(email, address)
  return { ok: true, userId: user.id, sessionId: await openSession(user.id, now) }
}
