import { createHash } from 'node:crypto'
import { countFeedMiss } from '@/lib/auth/limits'
import { calendarBytes } from '@/lib/exports/calendar'
import { readEnv } from '@/lib/platform/env'
import type { Translator } from '@/lib/platform/words'
import { documentOf, entriesOf } from './entries'
import { findFeed } from './feed.queries'
import { noteFeedUse } from './feed-use.commands'
import { headOf } from './head'
import { itemsOfPerson } from './queries'
import { entryWords } from './words'

export type FeedAnswer =
  | { kind: 'calendar'; bytes: Uint8Array; etag: string; changedAt: Date | null; fileName: string }
  /** Revoked, guessed, misspelt: one answer. */
  | { kind: 'none' }
  | { kind: 'limited'; waitSeconds: number }

const REFRESH_MINUTES = 15
/** Longer than any address of ours: what more somebody sends is not looked at. */
const LONGEST = 100

/**
 * What a feed's address answers: the person's items of the visit as the draft stands. Two statements, whatever their
 * number, and a third once a minute. Only addresses that are none are counted against the network that asks.
 * @param name the last part of the address, with its ending or without
 * @param address of the network
 */
export async function serveFeed(
  { name, address }: { name: string; address: string },
  now: Date,
  t: Translator,
): Promise<FeedAnswer> {
  const feed = await findFeed(name.slice(0, LONGEST).replace(/\.ics$/, ''), now)
  if (!feed) {
    const { waitSeconds } = await countFeedMiss(address)
    return waitSeconds > 0 ? { kind: 'limited', waitSeconds } : { kind: 'none' }
  }
  const { visit, personId, person } = feed
  const items = await itemsOfPerson(visit.id, personId)
  if (feed.useDue) await noteFeedUse(feed.id, now)
  const { entries, undated } = entriesOf(items, { visit, words: entryWords(t), appUrl: readEnv().APP_URL })
  const head = headOf(visit, person, undated, t)
  const bytes = calendarBytes(documentOf(visit, { ...head, refreshMinutes: REFRESH_MINUTES }, entries))
  return { kind: 'calendar', bytes, etag: etagOf(bytes), changedAt: latest(items), fileName: head.fileName }
}

/** Of the bytes: names and titles of others stand in them too, and no count of an item's changes would tell of those. */
const etagOf = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('base64url')}"`

function latest(items: readonly { changedAt: Date }[]): Date | null {
  const last = Math.max(...items.map(({ changedAt }) => changedAt.getTime()))
  return Number.isFinite(last) ? new Date(last) : null
}
