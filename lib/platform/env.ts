import path from 'node:path'
import { z } from 'zod'

const LOOPBACK = ['localhost', '127.0.0.1', '::1']
/** Bytes of entropy are not visible in a text; 32 characters keep out what somebody typed. */
const SECRET_LENGTH = 32
/** Milliseconds from which a statement is logged as slow. */
const SLOW_QUERY_MS = 200

/** `a@b`, or `Name <a@b>`; no line ends, which could write a header of their own. */
const MAIL_ADDRESS = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// connection string' })
const wholeNumber = (min: number, max: number) =>
  z.coerce.number({ error: 'must be a number' }).int({ error: 'must be a whole number' }).min(min).max(max)

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** Every variable that Tashrif reads; `.env.example` explains each. */
const environment = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL: wholeNumber(1, 1_000).default(10),
  DATA_DIR: z.string().default('.data'),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default('localhost'),
  PROCESSES: z.union([z.literal('auto'), wholeNumber(1, 64)], { error: 'must be auto or a whole number' }).default(1),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://visits.example' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SESSION_SECRET: z.string().min(SECRET_LENGTH, `must have at least ${SECRET_LENGTH} characters`).optional(),
  HOME_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters')
    .default('UZ'),
  HOME_ZONE: z.string().refine(isZone, 'must be a time zone such as Asia/Tashkent').default('Asia/Tashkent'),
  SESSION_IDLE_MINUTES: wholeNumber(1, 10_080).default(120),
  SESSION_ABSOLUTE_HOURS: wholeNumber(1, 720).default(12),
  SLOW_QUERY_MS: wholeNumber(0, 600_000).default(SLOW_QUERY_MS),
  METRICS_TOKEN: z.string().min(SECRET_LENGTH, `must have at least ${SECRET_LENGTH} characters`).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtps://name:password@mail.example' })
    .optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: wholeNumber(1, 65_535).optional(),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  MAIL_FROM: z
    .string()
    .regex(MAIL_ADDRESS, 'must be an address such as visits@ministry.example, or Name <visits@ministry.example>')
    .optional(),
  TRUSTED_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example' }).optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_KEY: z.string().optional(),
  FILES_S3_SECRET: z.string().optional(),
  FILES_S3_PATH_STYLE: z.stringbool({ error: 'must be true or false' }).optional(),
})

type Parsed = z.infer<typeof environment>
type Variables = Record<string, string | undefined>

/** What the start reads, before there is a database or a secret. */
export type Settings = Omit<Parsed, 'APP_URL'> & { APP_URL: string }
/** What the application runs with. */
export type Env = Settings & {
  DATABASE_URL: string
  DATABASE_OWNER_URL: string
  DATABASE_DIRECT_URL: string
  SESSION_SECRET: string
}

/** The environment cannot be used; the message has a line for each variable. */
export class EnvError extends Error {
  override name = 'EnvError'

  constructor(problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
  }
}

/** Whether the address reaches this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host)
}

/**
 * Reads the settings that the start needs. An empty variable counts as not set.
 * @throws EnvError naming every variable that is wrong.
 */
export function readSettings(source: Variables = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success)
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  storeOf(parsed.data)
  checkMail(parsed.data)
  return { ...parsed.data, APP_URL: appUrl(parsed.data) }
}

/** Half a configuration would be no mail without a word of why. */
function checkMail({ SMTP_URL, SMTP_HOST, SMTP_PORT, SMTP_USER, SMTP_PASSWORD, MAIL_FROM }: Parsed): void {
  const server = SMTP_URL ?? SMTP_HOST
  const problems = [
    SMTP_URL && (SMTP_HOST ?? SMTP_PORT ?? SMTP_USER ?? SMTP_PASSWORD) !== undefined
      ? 'SMTP_URL: says all that SMTP_HOST, SMTP_PORT, SMTP_USER and SMTP_PASSWORD say: use one or the others'
      : null,
    !server && (SMTP_PORT ?? SMTP_USER ?? SMTP_PASSWORD) !== undefined ? 'SMTP_HOST: is not set' : null,
    (SMTP_USER === undefined) !== (SMTP_PASSWORD === undefined) ? 'SMTP_USER, SMTP_PASSWORD: go together' : null,
    server && !MAIL_FROM ? 'MAIL_FROM: is required to send mail' : null,
    MAIL_FROM && !server ? 'SMTP_URL: is required to send mail (or SMTP_HOST)' : null,
  ].filter((problem) => problem !== null)
  if (problems.length > 0) throw new EnvError(problems)
}

/** Where files are kept: in a folder (absolute), or in a store that speaks S3. */
export type FileStoreSettings =
  | { kind: 'local'; folder: string }
  | {
      kind: 's3'
      bucket: string
      endpoint?: string
      region: string
      credentials: { accessKeyId: string; secretAccessKey: string }
      /** The bucket stands in the path, not in the name of the host. */
      forcePathStyle: boolean
    }

/** @throws EnvError when a store is half described */
export const fileStoreSettings = (source: Variables = process.env): FileStoreSettings => storeOf(readSettings(source))

function storeOf(env: Parsed): FileStoreSettings {
  const { FILES_S3_BUCKET, FILES_S3_ENDPOINT, FILES_S3_KEY, FILES_S3_SECRET, FILES_S3_PATH_STYLE } = env
  const given = { FILES_S3_BUCKET, FILES_S3_KEY, FILES_S3_SECRET }
  const begun = Object.values({ ...given, FILES_S3_ENDPOINT }).some((value) => value !== undefined)
  if (!begun) return { kind: 'local', folder: path.resolve(process.cwd(), env.DATA_DIR, 'files') }
  const absent = Object.entries(given).filter(([, value]) => value === undefined)
  if (!FILES_S3_BUCKET || !FILES_S3_KEY || !FILES_S3_SECRET)
    throw new EnvError(absent.map(([name]) => `${name}: is not set, but others of FILES_S3_… are`))
  return {
    kind: 's3',
    bucket: FILES_S3_BUCKET,
    ...(FILES_S3_ENDPOINT ? { endpoint: FILES_S3_ENDPOINT } : {}),
    region: env.FILES_S3_REGION,
    credentials: { accessKeyId: FILES_S3_KEY, secretAccessKey: FILES_S3_SECRET },
    forcePathStyle: FILES_S3_PATH_STYLE ?? FILES_S3_ENDPOINT !== undefined,
  }
}

/** Cookies marked Secure work on http://localhost and vanish elsewhere on plain http: a silent loop at sign-in. */
function appUrl({ APP_URL, HOST, PORT }: Parsed): string {
  if (!APP_URL && isLoopback(HOST)) return `http://localhost:${PORT}`
  if (!APP_URL) throw new EnvError([`APP_URL: is required when HOST (${HOST}) can be reached from other machines`])
  const { protocol, hostname } = new URL(APP_URL)
  if (protocol !== 'https:' && !isLoopback(hostname)) {
    throw new EnvError([
      'APP_URL: must begin with https:// (sign-in needs secure cookies); http is for localhost alone',
    ])
  }
  if (protocol !== 'https:' && !isLoopback(HOST)) {
    throw new EnvError([`APP_URL: must begin with https:// when HOST (${HOST}) can be reached from other machines`])
  }
  return APP_URL
}

let cached: Env | undefined

/**
 * The environment of the running application, read once.
 * @param source other variables than the process's own; these are not kept.
 * @throws EnvError
 */
export function readEnv(source?: Variables): Env {
  if (source) return complete(readSettings(source))
  cached ??= complete(readSettings())
  return cached
}

function complete(settings: Settings): Env {
  const { DATABASE_URL, SESSION_SECRET } = settings
  const missing = []
  if (!DATABASE_URL) missing.push('DATABASE_URL: is not set (`npm start` sets it when it runs the built-in Postgres)')
  if (!SESSION_SECRET) missing.push(`SESSION_SECRET: is not set; give at least ${SECRET_LENGTH} random characters`)
  if (!DATABASE_URL || !SESSION_SECRET) throw new EnvError(missing)
  return {
    ...settings,
    DATABASE_URL,
    SESSION_SECRET,
    DATABASE_OWNER_URL: settings.DATABASE_OWNER_URL ?? settings.DATABASE_DIRECT_URL ?? DATABASE_URL,
    DATABASE_DIRECT_URL: settings.DATABASE_DIRECT_URL ?? DATABASE_URL,
  }
}
