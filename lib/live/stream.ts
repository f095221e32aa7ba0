import { setTimeout as sleep } from 'node:timers/promises'
import { type Topic, watch } from './hub'

/** Milliseconds between two signs of life: below what proxies cut, and how soon a session's end is noticed. */
const SIGN_OF_LIFE_MS = 20_000
/** Milliseconds in which several changes are one look. */
const TOGETHER_MS = 100
/** Milliseconds after which a browser connects again. */
const AGAIN_MS = 2_000

/** One server-sent event; `data` is one line. */
export type LiveEvent = { event: string; data: string }

/** What the stream of any topic is told by whoever serves it. */
export type Listening = {
  /** Aborted when the reader is gone or the process ends. */
  signal: AbortSignal
  onEnd: () => void
}

type Options = Listening & {
  topic: Topic
  /** Before `tell` is asked: who made the change, where that is known. */
  onNews?: (userId: string | null) => void
  /**
   * What there is to say to the reader now, by what they may know now; null when they may know nothing any more (signed
   * out, hidden). It does not reject: while the database is away there is nothing to say.
   */
  tell: () => Promise<LiveEvent[] | null>
}

/**
 * Server-sent events (WHATWG HTML, 9.2) to one reader of one topic. `tell` is asked at the beginning, after each change
 * and with each sign of life; when it answers null the reader is told `over`, and the stream ends.
 */
export function liveEvents({ topic, onNews, tell, signal, onEnd }: Options): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      let over = false
      const send = (text: string) => over || controller.enqueue(encoder.encode(text))
      const sendEvent = ({ event, data }: LiveEvent) => send(`event: ${event}\ndata: ${data}\n\n`)
      const look = async () => {
        const events = await tell()
        if (events === null) {
          send('event: over\ndata:\n\n')
          end()
        } else if (events.length) events.forEach(sendEvent)
        else send(':\n\n')
      }
      const ask = oneAtATime(look, () => over)
      const unwatch = watch(topic, (by) => {
        onNews?.(by)
        ask()
      })
      const life = setInterval(ask, SIGN_OF_LIFE_MS)
      end = () => {
        if (over) return
        over = true
        unwatch()
        clearInterval(life)
        onEnd()
        try {
          controller.close()
        } catch {
          // The reader has closed it already.
        }
      }
      signal.addEventListener('abort', () => end(), { once: true })
      send(`retry: ${AGAIN_MS}\n\n`)
      // Gone while the topic was looked up: that is not told a second time.
      if (signal.aborted) return end()
      ask()
    },
    cancel: () => end(),
  })
}

type VisitOptions = Listening & {
  visitId: string
  /** The reader's account. */
  userId: string
  /** The count of changes that the reader's page shows. */
  seen: number
  /** The count as the reader may know it now; null when they may not any more. Rejects while the database is away. */
  look: () => Promise<number | null>
}

/**
 * Tells a reader of one visit: `changed` with the count of its changes, each time it has grown, or `own` where all of
 * that was the reader's doing.
 */
export function visitEvents({ visitId, userId, seen, look, ...listening }: VisitOptions): ReadableStream<Uint8Array> {
  let told = seen
  // What came before the stream was opened is of nobody known.
  let own = false
  return liveEvents({
    ...listening,
    topic: { kind: 'visit', id: visitId },
    onNews: (by) => {
      own &&= by === userId
    },
    tell: async () => {
      const before = own
      // Another's change that comes while this is looked up makes it false again.
      own = true
      const now = await look().catch(() => undefined)
      if (now === null) return null
      if (now === undefined) own &&= before
      if (now === undefined || now <= told) return []
      told = now
      return [{ event: before && own ? 'own' : 'changed', data: String(now) }]
    },
  })
}

/** Asked for while it runs, it runs once more afterwards: what it saw may have been from before. */
function oneAtATime(run: () => Promise<void>, over: () => boolean): () => void {
  let asked = false
  let running = false
  return async () => {
    asked = true
    if (running) return
    running = true
    while (asked && !over()) {
      await sleep(TOGETHER_MS)
      asked = false
      if (!over()) await run()
    }
    running = false
  }
}
