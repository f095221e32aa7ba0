import { db } from '@/lib/platform/db'
import { fileStore, keys, type Store } from './store'

/** Files a transaction takes. */
const BATCH = 100

/**
 * Deletes what was begun before `before` and never finished, or was refused, with its parts; a device that comes back
 * with it begins anew, so what remembers the beginning goes too. What is ready is never deleted.
 * @returns how many.
 */
export async function purgeUnfinishedBefore(
  before: Date,
  signal?: AbortSignal,
  from: Promise<Store> = fileStore(),
): Promise<number> {
  const store = await from
  let total = 0
  for (let last = BATCH; last === BATCH && !signal?.aborted; total += last) last = await purgeSome(before, store)
  return total
}

async function purgeSome(before: Date, store: Store): Promise<number> {
  const old = await db().storedFile.findMany({
    where: { state: { not: 'ready' }, startedAt: { lt: before } },
    orderBy: { startedAt: 'asc' },
    take: BATCH,
    select: { id: true },
  })
  for (const { id } of old) {
    const { count } = await db().storedFile.deleteMany({ where: { id, state: { not: 'ready' } } })
    if (count === 0) continue
    await db().commandReceipt.deleteMany({
      where: { commandId: id, command: { in: ['startFile', 'startOutsideFile'] } },
    })
    for (const folder of [keys.parts(id), id]) await store.remove(folder)
  }
  return old.length
}
