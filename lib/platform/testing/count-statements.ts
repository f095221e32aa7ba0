import { STATEMENTS } from '@/lib/platform/pool'

/** How many statements the application's pool executed while `work` ran; nothing else may use it meanwhile. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const add = () => {
    count += 1
  }
  STATEMENTS.subscribe(add)
  try {
    await work()
  } finally {
    STATEMENTS.unsubscribe(add)
  }
  return count
}
