import { describeError, logger } from './logger'

/**
 * Sends what the framework writes to the console through the logger: on its own it prints errors with their messages,
 * which may quote what a person typed. Errors of requests carry a digest and are on record already (`onRequestError`).
 */
export function quietConsole(): void {
  console.error = (...parts: unknown[]) => writeConsole('error', parts)
  console.warn = (...parts: unknown[]) => writeConsole('warn', parts)
}

/** What a console line may say: the kind of its errors, and the framework's own fixed words. */
export function consoleRecord(parts: readonly unknown[]): Record<string, unknown> | null {
  const error = parts.find((part) => part instanceof Error)
  if (error && 'digest' in error) return null
  const words = parts.filter((part) => typeof part === 'string').join(' ')
  // With an error beside them the words can be a part of its message.
  return error ? { err: describeError(error) } : { words: words.slice(0, 300) }
}

function writeConsole(level: 'error' | 'warn', parts: readonly unknown[]): void {
  const record = consoleRecord(parts)
  if (record) logger[level](record, 'console')
}
