import { logger } from '@/lib/platform/logger'
import { fileStore, keys, type Store } from './store'

/** A page does not wait longer for its store than this; milliseconds. */
const PATIENCE_MS = 1_000

/**
 * Of these files those that the store no longer has, so that a page says so in their place. A store that does not answer
 * says nothing: then none is called gone. The files are of one page, so few.
 */
export async function goneFiles(
  ids: readonly string[],
  from: () => Promise<Store> = fileStore,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    const found = await Promise.race([there(ids, from), late])
    return new Set(found ? ids.filter((_, at) => !found[at]) : [])
  } catch (error) {
    logger.warn({ err: error instanceof Error ? (error.cause ?? error) : error }, 'the store does not say what it has')
    return new Set()
  } finally {
    clearTimeout(timer)
  }
}

async function there(ids: readonly string[], from: () => Promise<Store>): Promise<boolean[]> {
  const store = await from()
  return await Promise.all(ids.map((id) => store.has(keys.original(id))))
}
