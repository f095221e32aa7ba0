/** Rows a statement deletes: few enough to hold its locks for milliseconds. */
const BATCH = 1_000

/**
 * Deletes in batches, each a transaction of its own, until there is nothing more to delete or `signal` aborts.
 * @param deleteSome deletes at most so many rows and returns how many it did.
 * @returns rows deleted in all.
 */
export async function inBatches(deleteSome: (limit: number) => Promise<number>, signal?: AbortSignal): Promise<number> {
  let total = 0
  for (let last = BATCH; last === BATCH && !signal?.aborted; total += last) last = await deleteSome(BATCH)
  return total
}
