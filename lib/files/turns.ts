/** So many at once: a file of 50 MB is held in memory while it is looked at. */
const AT_ONCE = 2

const shared = globalThis as typeof globalThis & { tashrifTurns?: { running: number; waiting: (() => void)[] } }

/** Runs the work when its turn has come, in this process. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared.tashrifTurns ??= { running: 0, waiting: [] }
  const turns = shared.tashrifTurns
  if (turns.running >= AT_ONCE) await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else turns.running += 1
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
