import { readEnv } from '@/lib/platform/env'
import { listen } from '@/lib/platform/postgres/listen'

/** Named in the migration that tells of changes. */
const CHANNEL = 'tashrif_live'

type Hub = {
  watchers: Map<string, Set<() => void>>
  listener: ReturnType<typeof listen>
  stopping: AbortController
}

// Next bundles a module more than once: one listener a process.
const shared = globalThis as typeof globalThis & { tashrifLive?: Hub }

/**
 * Calls `look` after each change of a visit that any process committed, and whenever the listener begins anew: it may
 * have missed some. It says that there is something to see, never what.
 * @returns ends the watching
 */
export function watchVisit(visitId: string, look: () => void): () => void {
  const { watchers } = hub()
  const own = watchers.get(visitId) ?? new Set()
  watchers.set(visitId, own.add(look))
  return () => {
    own.delete(look)
    if (own.size === 0 && watchers.get(visitId) === own) watchers.delete(visitId)
  }
}

/** Aborted when the process is told to end: a stream that stays open would hold it up. */
export const whenStopping = (): AbortSignal => hub().stopping.signal

/** The process's own, begun by the first who watches. */
function hub(): Hub {
  shared.tashrifLive ??= begin()
  return shared.tashrifLive
}

function begin(): Hub {
  const watchers: Hub['watchers'] = new Map()
  const call = (looks: Iterable<() => void>) => {
    for (const look of [...looks]) look()
  }
  const listener = listen({
    url: readEnv().DATABASE_DIRECT_URL,
    channel: CHANNEL,
    onMessage: (visitId) => call(watchers.get(visitId) ?? []),
    onListening: () => call([...watchers.values()].flatMap((own) => [...own])),
  })
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
  return { watchers, listener, stopping }
}

/** Ends the listener; the next who watches begins another. For tests, whose database goes away. */
export async function stopWatching(): Promise<void> {
  const { tashrifLive } = shared
  delete shared.tashrifLive
  await tashrifLive?.listener.stop()
}
