import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describeError, logger } from '../logger'

/** Milliseconds before a connection that was lost is tried again; doubled up to the second. */
const AGAIN_MS = { first: 250, most: 15_000 }

type Options = {
  /** A direct connection: a pooler in transaction mode would give the session to others. */
  url: string
  channels: readonly string[]
  onMessage: (channel: string, payload: string) => void
  /** Whenever it begins to listen: what was said before is lost, so look for yourself. */
  onListening: () => void
}

/**
 * Listens to channels of Postgres on one connection of its own, and again after each loss, until `stop`. Its errors are
 * logged, never thrown.
 */
export function listen(options: Options): { stop: () => Promise<void> } {
  const ending = new AbortController()
  const done = keepListening(options, ending.signal)
  return {
    stop: async () => {
      ending.abort()
      await done
    },
  }
}

async function keepListening(options: Options, signal: AbortSignal): Promise<void> {
  for (let wait = AGAIN_MS.first; !signal.aborted; wait = Math.min(wait * 2, AGAIN_MS.most)) {
    const listened = await listenOnce(options, signal)
    if (listened) wait = AGAIN_MS.first
    await sleep(wait, undefined, { signal }).catch(() => {})
  }
}

/** Until the connection is lost. @returns whether it ever listened. */
async function listenOnce({ url, channels, ...on }: Options, signal: AbortSignal): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'tashrif live', keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.on('error', (error) => {
      logger.warn({ err: describeError(error) }, 'live updates: connection lost')
      resolve()
    })
    client.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', ({ channel, payload }) => on.onMessage(channel, payload ?? ''))
  try {
    await client.connect()
    for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    on.onListening()
    await lost
    return true
  } catch (error) {
    logger.warn({ err: describeError(error) }, 'live updates: not listening')
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
