import { newId } from '@/lib/platform/id'
import { logger } from '@/lib/platform/logger'
import { fileStore, type Store } from './store'

/**
 * Whether files can be kept: something is put, read and taken away again. When not it is logged with its reason; pages
 * go on without, only uploads fail.
 */
export async function checkStore(from: () => Promise<Store> = fileStore): Promise<boolean> {
  const folder = `check-${newId()}`
  try {
    const store = await from()
    await store.put(`${folder}/0`, Buffer.from('tashrif'))
    const back = await store.get(`${folder}/0`)
    await store.remove(folder)
    if (back?.toString() === 'tashrif') return true
    logger.warn('the store of files does not give back what is put there')
  } catch (error) {
    // The driver wraps what the system or the store said.
    logger.warn({ err: error instanceof Error ? (error.cause ?? error) : error }, 'files cannot be kept')
  }
  return false
}
