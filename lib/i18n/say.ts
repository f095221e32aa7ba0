import format from 'icu-minify/format'
import type { Translator } from '@/lib/platform/words'
import { type CompiledMessages, compiledMessages, INTL_TIME_ZONE, LOCALE } from './load'

const OPTIONS = {
  timeZone: INTL_TIME_ZONE,
  formatters: {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
  },
}

/** The translator over all messages where there is no request: in a job, whichever process runs it. */
export const say: Translator = Object.assign(
  (key: string, values?: Record<string, string | number>) => {
    const message = messageOf(key)
    if (message === undefined) throw new Error(`no message ${key}`)
    return String(format(message as Parameters<typeof format>[0], LOCALE, values, OPTIONS))
  },
  { has: (key: string) => messageOf(key) !== undefined },
)

function messageOf(key: string): string | readonly unknown[] | undefined {
  let at: CompiledMessages[string] | undefined = compiledMessages()
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || isMessage(at)) return undefined
    at = at[part]
  }
  return at === undefined || !isMessage(at) ? undefined : at
}

const isMessage = (value: CompiledMessages[string]): value is string | readonly unknown[] =>
  typeof value === 'string' || Array.isArray(value)
