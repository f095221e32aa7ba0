import { type Env, readEnv } from '@/lib/platform/env'

/** The mail server and the sender. */
export type MailConfig = {
  server: { url: string } | { host: string; port: number; secure: boolean; auth?: { user: string; pass: string } }
  /** `Name <address>`, or an address. */
  from: string
  /** What links in a mail begin with. */
  appUrl: string
}

const PORT = 587
/** The port that speaks TLS from the start (RFC 8314). */
const TLS_PORT = 465

/** Null where the office has set no mail server: then nothing is sent. */
export function mailConfig(env: Env = readEnv()): MailConfig | null {
  const { SMTP_URL, SMTP_HOST, SMTP_PORT = PORT, SMTP_USER, SMTP_PASSWORD, MAIL_FROM, APP_URL } = env
  if (!MAIL_FROM) return null
  if (SMTP_URL) return { server: { url: SMTP_URL }, from: MAIL_FROM, appUrl: APP_URL }
  if (!SMTP_HOST) return null
  const auth = SMTP_USER && SMTP_PASSWORD ? { auth: { user: SMTP_USER, pass: SMTP_PASSWORD } } : {}
  const server = { host: SMTP_HOST, port: SMTP_PORT, secure: SMTP_PORT === TLS_PORT, ...auth }
  return { server, from: MAIL_FROM, appUrl: APP_URL }
}
