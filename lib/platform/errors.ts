/** What a page or a query may throw and still be expected: each code has one screen. */
export type AppErrorCode = 'signedOut' | 'forbidden' | 'missing' | 'stale' | 'unavailable'

/** Carries its code as `digest`, the one property that Next.js leaves on an error that reaches the browser. */
export class AppError extends Error {
  readonly digest: string
  constructor(readonly code: AppErrorCode) {
    super(code)
    this.name = 'AppError'
    this.digest = `TASHRIF_${code.toUpperCase()}`
  }
}

const CONNECTION_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // The database does not take connections at the moment: while it is restored or moved.
  '55000',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
])

/** True when the failure is the database not being there, not the query being wrong. */
export function isDatabaseDown(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e && typeof e === 'object' && depth < 5; depth++) {
    const { code, kind, severity, cause, message, meta } = e as Record<string, unknown>
    if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true
    // What PgBouncer says when it has no server to give; Postgres itself says the same code, as ERROR, to a bug of ours.
    if (code === '08P01' && severity === 'FATAL') return true
    if (kind === 'DatabaseNotReachable' || kind === 'ConnectionClosed' || kind === 'SocketTimeout') return true
    if (
      typeof message === 'string' &&
      /(Connection terminated|timeout exceeded when trying to connect|Can't reach database)/i.test(message)
    )
      return true
    e = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  }
  return false
}

/** True for whatever means that the database is away: the driver's own failure, or what a query made of it. */
export const isUnavailable = (error: unknown): boolean =>
  isDatabaseDown(error) || (error instanceof AppError && error.code === 'unavailable')
