import { readEnv } from '@/lib/platform/env'
import { listen } from '@/lib/platform/postgres/listen'

/** What can be watched, and the channel on which the migrations tell of it. */
const CHANNELS = { visit: 'tashrif_live', writing: 'tashrif_writing' } as const

/** One visit's changes, or one readout's sections and writers, by the id of the visit or the readout. */
export type Topic = { kind: keyof typeof CHANNELS; id: string }

/** Called with the id of the account that made a change; null where that is not known or was no account. */
type Watcher = (userId: string | null) => void

type Hub = {
  watchers: Map<string, Set<Watcher>>
  listener: ReturnType<typeof listen>
  stopping: AbortController
}

// Next bundles a module more than once: one listener a process.
const shared = globalThis as typeof globalThis & { tashrifLive?: Hub }

/**
 * Calls `look` after each change of the topic that any process committed, and whenever the listener begins anew: it may
 * have missed some. It says that there is something to see, never what.
 * @returns ends the watching
 */
export function watch({ kind, id }: Topic, look: Watcher): () => void {
  const { watchers } = hub()
  const topic = keyOf(CHANNELS[kind], id)
  const own = watchers.get(topic) ?? new Set()
  watchers.set(topic, own.add(look))
  return () => {
    own.delete(look)
    if (own.size === 0 && watchers.get(topic) === own) watchers.delete(topic)
  }
}

const keyOf = (channel: string, id: string): string => `${channel} ${id}`

/** Aborted when the process is told to end: a stream that stays open would hold it up. */
export const whenStopping = (): AbortSignal => hub().stopping.signal

/** The process's own, begun by the first who watches. */
function hub(): Hub {
  shared.tashrifLive ??= begin()
  return shared.tashrifLive
}

function begin(): Hub {
  const watchers: Hub['watchers'] = new Map()
  const call = (looks: Iterable<Watcher>, userId: string | null) => {
    for (const look of [...looks]) look(userId)
  }
  const listener = listen({
    url: readEnv().DATABASE_DIRECT_URL,
    channels: Object.values(CHANNELS),
    onMessage: (channel, message) => {
      const [id = '', userId = null] = message.split(' ')
      call(watchers.get(keyOf(channel, id)) ?? [], userId)
    },
    onListening: () =>
      call(
        [...watchers.values()].flatMap((own) => [...own]),
        null,
      ),
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
