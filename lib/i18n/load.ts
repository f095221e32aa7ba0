import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compile from 'icu-minify/compile'

export type Messages = { [key: string]: string | Messages }

/** The same tree with its messages parsed beforehand; one without arguments stays a text. */
export type CompiledMessages = { [key: string]: string | readonly unknown[] | CompiledMessages }

export const LOCALE = 'en'

/** Instants are formatted by `lib/time` alone; this only keeps next-intl from reading the server's zone. */
export const INTL_TIME_ZONE = 'UTC'

let loaded: Messages | undefined
let compiled: CompiledMessages | undefined

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

/**
 * All messages as the application formats them. Parsed once a process, so that neither a request nor the browser
 * carries a parser: `next.config.js` puts the formatter that takes only these in the place of next-intl's own.
 * @throws SyntaxError when a file is not JSON or a message is not ICU
 */
export function compiledMessages(): CompiledMessages {
  if (compiled && process.env.NODE_ENV === 'production') return compiled
  compiled = compileAll(loadMessages())
  return compiled
}

const compileAll = (messages: Messages): CompiledMessages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? plain(compile(value)) : compileAll(value),
    ]),
  )

/** The choices of a plural come as an object without a prototype, which React sends to no client component. */
const plain = (message: ReturnType<typeof compile>): string | unknown[] =>
  typeof message === 'string' ? message : (JSON.parse(JSON.stringify(message)) as unknown[])

function readJson(path: string): Messages {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Messages
  } catch (error) {
    throw new SyntaxError(`${path}: ${error instanceof Error ? error.message : 'unreadable'}`)
  }
}
