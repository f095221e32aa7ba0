import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Messages = { [key: string]: string | Messages }

export const LOCALE = 'en'

/** Instants are formatted by `lib/time` alone; this only keeps next-intl from reading the server's zone. */
export const INTL_TIME_ZONE = 'UTC'

let loaded: Messages | undefined

/**
 * All messages, one file a domain, merged under the file's name (`visits.json` is namespace `visits`).
 * Read once a process in production, at each request while developing.
 * @throws SyntaxError naming the file when one is not JSON
 */
export function loadMessages(): Messages {
  if (loaded && process.env.NODE_ENV === 'production') return loaded
  const folder = join(process.cwd(), 'lib/i18n/messages', LOCALE)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  loaded = Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), readJson(join(folder, file))]))
  return loaded
}

function readJson(path: string): Messages {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Messages
  } catch (error) {
    throw new SyntaxError(`${path}: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}
