import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '@/lib/platform/db'
import { networkOf } from './peer-address'

const MINUTE_S = 60
const WINDOW_S = 15 * MINUTE_S
/** Failures within the window before one has to wait. An office shares one address, so it gets more. */
const MOST = { account: 5, address: 50, feed: 50, link: 50 } as const
/** Seconds to wait once an account is over: twice as long each time within a day, an hour at most, never for good. */
const WAIT_S = { first: WINDOW_S, longest: 60 * MINUTE_S } as const
const DAY_S = 24 * 60 * MINUTE_S

type Limiters = Record<'account' | 'address' | 'own' | 'waits' | 'feed' | 'link', RateLimiterPostgres>

// One a process: each clears old rows on a timer of its own.
const shared = globalThis as typeof globalThis & { tashrifSignInLimits?: Limiters }

function limiters(): Limiters {
  shared.tashrifSignInLimits ??= {
    account: limiter('sign-in-account', MOST.account, WINDOW_S),
    address: limiter('sign-in-address', MOST.address, WINDOW_S),
    own: limiter('own-password', MOST.account, WINDOW_S),
    feed: limiter('calendar-feed', MOST.feed, WINDOW_S),
    link: limiter('private-link', MOST.link, WINDOW_S),
    waits: limiter('sign-in-waits', Number.MAX_SAFE_INTEGER, DAY_S),
  }
  return shared.tashrifSignInLimits
}

function limiter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })
}

/** The library's queries over the one pool of the process; Prisma gives `bigint` columns as BigInt, it wants numbers. */
async function query({ text, values }: { text: string; values: unknown[] }) {
  const found = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(
    `/* auth.limits */ ${text}`,
    ...values,
  )
  const rows = found.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }))
  return { rows, rowCount: rows.length }
}

/** The table must not hold who tried to sign in from where. */
const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url')

/** `waitSeconds` is 0 when the attempt may go on. */
export type Attempt = { waitSeconds: number }

/**
 * Counts an attempt before the password is looked at, so that many at once are all counted; `forgetAttempts` takes it
 * back when the password was right.
 * @param email as the account is known, in lower case
 * @param address of the network
 */
export async function countAttempt(email: string, address: string): Promise<Attempt> {
  const { account, address: byAddress } = limiters()
  const addressWait = over(await tryConsume(byAddress, keyOf(networkOf(address))))
  if (addressWait > 0) return { waitSeconds: addressWait }
  const key = keyOf(email)
  const result = await tryConsume(account, key)
  const wait = over(result)
  if (wait === 0 || result.consumedPoints !== MOST.account + 1) return { waitSeconds: wait }
  return { waitSeconds: await lengthenWait(key) }
}

/** After a sign-in: the account begins anew, and the address is not charged for it. */
export async function forgetAttempts(email: string, address: string): Promise<void> {
  await limiters().address.reward(keyOf(networkOf(address)))
  await clearAccountLimit(email)
}

/** Lets the account try at once again, as after an admin's reset of its password. */
export async function clearAccountLimit(email: string): Promise<void> {
  const key = keyOf(email)
  const { account, waits } = limiters()
  await Promise.all([account.delete(key), waits.delete(key)])
}

/** The same for a signed-in person who gives the present password to change it. */
export async function countOwnAttempt(userId: string): Promise<Attempt> {
  return { waitSeconds: over(await tryConsume(limiters().own, keyOf(userId))) }
}

export async function forgetOwnAttempts(userId: string): Promise<void> {
  await limiters().own.delete(keyOf(userId))
}

/** Counts an address of a calendar feed that is none: calendar programs whose address is right are not charged. */
export async function countFeedMiss(address: string): Promise<Attempt> {
  return { waitSeconds: over(await tryConsume(limiters().feed, keyOf(networkOf(address)))) }
}

/** The same for a private link of an outside body that is none. */
export async function countLinkMiss(address: string): Promise<Attempt> {
  return { waitSeconds: over(await tryConsume(limiters().link, keyOf(networkOf(address)))) }
}

async function lengthenWait(key: string): Promise<number> {
  const { account, waits } = limiters()
  const { consumedPoints } = await waits.penalty(key)
  const seconds = Math.min(WAIT_S.first * 2 ** (consumedPoints - 1), WAIT_S.longest)
  await account.block(key, seconds)
  return seconds
}

const over = (result: RateLimiterRes & { refused?: true }): number =>
  result.refused ? Math.max(1, Math.ceil(result.msBeforeNext / 1000)) : 0

/** The library rejects with its result when the limit is passed, and with an Error when the database fails. */
async function tryConsume(of: RateLimiterPostgres, key: string): Promise<RateLimiterRes & { refused?: true }> {
  try {
    return await of.consume(key)
  } catch (result) {
    if (result instanceof RateLimiterRes) return Object.assign(result, { refused: true as const })
    throw result
  }
}
