import { pino } from 'pino'

/** Names of fields that never reach a log, at any depth that our records have. */
const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'newPassword',
  'currentPassword',
  'token',
  'tokenHash',
  'secret',
  'cookie',
  'authorization',
  'csrfToken',
  'link',
  'email',
  'name',
  'phone',
  'discussion',
  'positions',
  'pressLine',
  'text',
] as const

/** Of these the message says what the code did wrong; others may quote what a person typed. */
const PLAIN_SPEAKING = new Set(['TypeError', 'ReferenceError', 'AppError', 'EnvError'])

const level = process.env.LOG_LEVEL || 'info'

/** One line of JSON a record on standard output. Log ids, counts and codes; never what people wrote. */
export const logger = pino({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  redact: {
    paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    censor: '[removed]',
  },
})

/** What a log may know of an error: its kind, codes and where it came from. Database errors quote values, so no message. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack } = error
  const { code, digest } = error as { code?: unknown; digest?: unknown }
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
    ...(PLAIN_SPEAKING.has(name) ? { message } : {}),
    at: frames.slice(0, 12).map((line) => line.trim()),
  }
}
