import { setTimeout as sleep } from 'node:timers/promises'
import { watchVisit } from './hub'

/** Milliseconds between two signs of life: below what proxies cut, and how soon a session's end is noticed. */
const SIGN_OF_LIFE_MS = 20_000
/** Milliseconds in which several changes are one look. */
const TOGETHER_MS = 100
/** Milliseconds after which a browser connects again. */
const AGAIN_MS = 2_000

type Options = {
  visitId: string
  /** The reader's account. */
  userId: string
  /** The count of changes that the reader's page shows. */
  seen: number
  /**
   * The count as the reader may know it now; null when they may not any more (signed out, hidden). Rejects while the
   * database is away: then nothing is said, and the next sign of life asks again.
   */
  look: () => Promise<number | null>
  /** Aborted when the reader is gone or the process ends. */
  signal: AbortSignal
  onEnd: () => void
}

/**
 * Server-sent events (WHATWG HTML, 9.2) to one reader of one visit: `changed` with the count of its changes, each time
 * it has grown, or `own` where all of that was the reader's doing; `over` when there is nothing more to be told. Each
 * is looked up with the reader's own permission.
 */
export function visitEvents({ visitId, userId, seen, look, signal, onEnd }: Options): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      let over = false
      let told = seen
      // What came before the stream was opened is of nobody known.
      let own = false
      const send = (text: string) => over || controller.enqueue(encoder.encode(text))
      const tell = async () => {
        const before = own
        // Another's change that comes while this is looked up makes it false again.
        own = true
        const now = await look().catch(() => undefined)
        if (now === undefined) own &&= before
        if (now === null) {
          send('event: over\ndata:\n\n')
          end()
        } else if (now !== undefined && now > told) {
          told = now
          send(`event: ${before && own ? 'own' : 'changed'}\ndata: ${now}\n\n`)
        } else send(':\n\n')
      }
      const ask = oneAtATime(tell, () => over)
      const unwatch = watchVisit(visitId, (by) => {
        own &&= by === userId
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
      // Gone while the visit was looked up: that is not told a second time.
      if (signal.aborted) return end()
      ask()
    },
    cancel: () => end(),
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
