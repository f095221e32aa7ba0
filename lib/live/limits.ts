/** Streams at once: of one session (a window each, and those about to end), and of one process. */
const OF_SESSION = 12
const OF_PROCESS = 2_000

const shared = globalThis as typeof globalThis & { tashrifStreams?: Map<string, number> }

/**
 * A place for one more stream of this session.
 * @returns gives the place back, once however often it is called; null when there is none
 */
export function claimStream(sessionId: string): (() => void) | null {
  shared.tashrifStreams ??= new Map()
  const open = shared.tashrifStreams
  const own = open.get(sessionId) ?? 0
  const all = [...open.values()].reduce((sum, count) => sum + count, 0)
  if (own >= OF_SESSION || all >= OF_PROCESS) return null
  open.set(sessionId, own + 1)
  let given = false
  return () => {
    if (given) return
    given = true
    const left = (open.get(sessionId) ?? 1) - 1
    if (left > 0) open.set(sessionId, left)
    else open.delete(sessionId)
  }
}
