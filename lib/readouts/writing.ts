import { currentSessionUntouched } from '@/lib/auth/actor'
import { type Listening, liveEvents } from '@/lib/live/stream'
import { isUnavailable } from '@/lib/platform/errors'
import type { Writing } from './types'
import { noteWriting } from './writing.commands'

type Options = Listening & {
  readoutId: string
  /** What the reader may know now; null when they may not any more. Rejects while the database is away. */
  look: () => Promise<Writing | null>
}

/** Tells a window that writes in a readout: `writers` and `versions`, at the beginning and each time they differ. */
export function writingEvents({ readoutId, look, ...listening }: Options): ReadableStream<Uint8Array> {
  const told = { writers: '', versions: '' }
  return liveEvents({
    ...listening,
    topic: { kind: 'writing', id: readoutId },
    tell: async () => {
      const now = await look().catch(() => undefined)
      if (now === null) return null
      if (now === undefined) return []
      return (['writers', 'versions'] as const).flatMap((event) => {
        const data = JSON.stringify(now[event])
        if (told[event] === data) return []
        told[event] = data
        return [{ event, data }]
      })
    },
  })
}

/** Answers a sign of life: 204 noted, 401 signed out, 404 not theirs to write, 503 without the database. */
export async function answerSignOfLife(request: Request): Promise<Response> {
  try {
    const session = await currentSessionUntouched()
    if (!session) return new Response(null, { status: 401 })
    const noted = await noteWriting(session.actor, await request.json().catch(() => null), new Date())
    return new Response(null, { status: noted ? 204 : 404 })
  } catch (error) {
    if (isUnavailable(error)) return new Response(null, { status: 503 })
    throw error
  }
}
