import { channel } from 'node:diagnostics_channel'
import pg from 'pg'
import { logger } from './logger'
import { statementName } from './statement-name'

export type StatementTime = { query: string; ms: number }
export type ConnectionWait = { ms: number }

/** Tells of each statement that the server has answered, a `StatementTime`. Free while nobody listens. */
export const STATEMENTS = channel('tashrif.database.statement')
/** Tells of each connection that the pool was asked for and has given or refused, a `ConnectionWait`. */
export const CONNECTIONS = channel('tashrif.database.connection')

/** Milliseconds for which a request waits for a connection before the database counts as down. */
const CONNECT_WITHIN_MS = 5_000

/** Milliseconds between two lines of the log on waiting for a connection. */
const QUIET_MS = 10_000

export type PoolOptions = {
  url: string
  /** Connections at most. */
  size: number
  /** Milliseconds from which a statement, or waiting for a connection, is worth a line of the log. */
  slowMs: number
}

/**
 * Connections whose statements are timed from being sent to being answered. Slow ones are logged by name, never with
 * their text or values; waiting for a connection is counted and logged apart, since another remedy helps.
 */
export function createPool({ url, size, slowMs }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: CONNECT_WITHIN_MS })
  // The server may end a connection that nobody uses: the pool has dropped it, and the next request opens another.
  pool.on('error', (error) => logger.warn({ err: error }, 'idle connection lost'))
  pool.on('connect', (client) => {
    const send = timed(client.query.bind(client) as Call, ([statement], ms) => reportStatement(statement, ms, slowMs))
    client.query = oneAtATime(send) as typeof client.query
  })
  const connect = pool.connect.bind(pool) as Call
  const report = waitReporter(pool, slowMs)
  pool.connect = timed(connect, (_args, ms) => report(ms)) as typeof pool.connect
  return pool
}

function reportStatement(statement: unknown, ms: number, slowMs: number): void {
  if (ms < slowMs && !STATEMENTS.hasSubscribers) return
  const query = statementName(textOf(statement))
  STATEMENTS.publish({ query, ms } satisfies StatementTime)
  if (ms >= slowMs) logger.warn({ query, ms: Math.round(ms) }, 'slow query')
}

/** Too few connections make every request wait: then a line for each would be load upon load. */
function waitReporter(pool: pg.Pool, slowMs: number): (ms: number) => void {
  let quietUntil = 0
  let unsaid = 0
  return (ms) => {
    CONNECTIONS.publish({ ms } satisfies ConnectionWait)
    if (ms < slowMs) return
    const now = performance.now()
    if (now < quietUntil) {
      unsaid += 1
      return
    }
    const counts = { connections: pool.totalCount, waiting: pool.waitingCount, unsaid }
    logger.warn({ ms: Math.round(ms), ...counts }, 'slow connection')
    quietUntil = now + QUIET_MS
    unsaid = 0
  }
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const text = statement && typeof statement === 'object' && 'text' in statement ? statement.text : ''
  return typeof text === 'string' ? text : ''
}

/** A function of the driver: it answers to a callback given last, or else by a promise. */
type Call = (...args: unknown[]) => unknown

function timed(call: Call, report: (args: unknown[], ms: number) => void): Call {
  return (...args) => {
    const began = performance.now()
    const done = () => report(args, performance.now() - began)
    const callback = args.at(-1)
    if (typeof callback === 'function') {
      return call(...args.slice(0, -1), (...answer: unknown[]) => {
        done()
        return callback(...answer)
      })
    }
    const answer = call(...args)
    if (answer instanceof Promise) answer.then(done, done)
    return answer
  }
}

/**
 * Prisma asks for several relations at once, in a transaction on its one connection. The driver would queue them, which
 * it will cease to do; and one that stands in the queue has not been sent yet. What comes with a callback has the
 * connection to itself: that is the pool's own way to run a single statement. A stream is no promise.
 */
function oneAtATime(call: Call): Call {
  let last: Promise<unknown> = Promise.resolve()
  return (...args) => {
    if (typeof args.at(-1) === 'function' || isStream(args[0])) return call(...args)
    const answer = last.then(() => call(...args))
    last = answer.catch(() => {})
    return answer
  }
}

const isStream = (statement: unknown): boolean =>
  typeof statement === 'object' && statement !== null && 'submit' in statement
