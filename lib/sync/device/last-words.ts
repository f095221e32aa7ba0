import { newId } from '@/lib/platform/id'
import type { TextDoc } from '@/lib/text/types'
import type { Engine, SectionPlace } from './engine'
import { sameText } from './same'
import { isClean, nameOf, textOf } from './section'
import type { VersionedDoc } from './types'

/** What was typed and not yet on the device when its page went away. */
export type LastWords = {
  place: SectionPlace
  server: VersionedDoc | null
  doc: TextDoc
  /** What was on the device before: the last that is known to be there, and what was being written. */
  seen: TextDoc[]
}

const PREFIX = 'tashrif.typed.'
/** Of this page: what it has brought onto the device takes nothing away that another one left. */
const PAGE = newId()
const keyOf = (userId: string, place: SectionPlace): string => `${PREFIX}${userId}.${nameOf(place)}.${PAGE}`

/** Set when the person's data is wiped: the page that is left must not write again what is gone. */
let closed = false

/**
 * A page that goes away does not wait for a database: what it still holds is put where writing waits for nothing. Kept
 * only until the device has it.
 */
export function keepLastWords(userId: string, words: LastWords): void {
  if (closed) return
  try {
    window.localStorage.setItem(keyOf(userId, words.place), JSON.stringify(words))
  } catch {
    // No room or no storage: what the database was told in time is all there is.
  }
}

/** The device has them. */
export function forgetLastWords(userId: string, place: SectionPlace): void {
  try {
    window.localStorage.removeItem(keyOf(userId, place))
  } catch {
    // Then nothing was kept either.
  }
}

/** Nothing of the person stays, and nothing is kept any more. */
export function dropLastWords(userId: string): void {
  closed = true
  for (const key of keysOf(userId)) window.localStorage.removeItem(key)
}

/** Brings what an earlier page left onto the device. */
export async function takeLastWords(engine: Engine): Promise<void> {
  const { userId } = engine.person
  for (const key of keysOf(userId)) {
    const words = read(key)
    if (words) {
      const stands = textOf(await engine.section(words.place, words.server))
      const seen = words.seen.find((text) => sameText(text, stands)) ?? words.seen[0]
      if (seen) await engine.type(words.place, words.server, words.doc, seen)
      // A full device did not take them: here they stay until it does.
      if (engine.isFull() && !(await isSent(engine, words))) continue
    }
    window.localStorage.removeItem(key)
  }
}

async function isSent(engine: Engine, { place, server }: LastWords): Promise<boolean> {
  await engine.flush().catch(() => false)
  return isClean(await engine.section(place, server))
}

function keysOf(userId: string): string[] {
  try {
    const store = window.localStorage
    const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
    return keys.filter((key) => key.startsWith(`${PREFIX}${userId}.`))
  } catch {
    return []
  }
}

function read(key: string): LastWords | null {
  try {
    return JSON.parse(window.localStorage.getItem(key) ?? 'null') as LastWords | null
  } catch {
    return null
  }
}
