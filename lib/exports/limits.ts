/** Files that are written for one person at once, in one process: rows are read as long as the file is sent. */
const OF_PERSON = 2
/** After which a place is free again, whatever became of who was to read: nobody waits so long for a file. */
const LONGEST_MS = 10 * 60_000

const shared = globalThis as typeof globalThis & { tashrifExports?: Map<string, number> }

/**
 * A place for one more file of this account.
 * @returns gives the place back, once however often it is called; null when there is none
 */
export function claimExport(userId: string, longestMs = LONGEST_MS): (() => void) | null {
  shared.tashrifExports ??= new Map()
  const written = shared.tashrifExports
  const own = written.get(userId) ?? 0
  if (own >= OF_PERSON) return null
  written.set(userId, own + 1)
  const giveBack = () => {
    clearTimeout(timer)
    if (given) return
    given = true
    const left = (written.get(userId) ?? 1) - 1
    if (left > 0) written.set(userId, left)
    else written.delete(userId)
  }
  let given = false
  const timer = setTimeout(giveBack, longestMs)
  timer.unref()
  return giveBack
}

/** The same bytes; `over` is called when all were read, when reading failed, or when the reader went away. */
export function whenOver(body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (!done) return controller.enqueue(value)
          over()
          controller.close()
        } catch (error) {
          over()
          throw error
        }
      },
      async cancel(reason) {
        over()
        await reader.cancel(reason)
      },
    },
    // Nothing is read ahead.
    { highWaterMark: 0 },
  )
}
