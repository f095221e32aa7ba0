import { db } from './db'

/** Milliseconds after which a database that has not answered counts as down. */
const ANSWER_WITHIN_MS = 3_000

/** Whether the database answers in time. Never throws. */
export async function databaseAnswers(): Promise<boolean> {
  const tooLate = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const late = new Promise<false>((resolve) => tooLate.addEventListener('abort', () => resolve(false)))
  const answered = db().$queryRaw`/* platform.health */ SELECT 1`.then(
    () => true,
    () => false,
  )
  return await Promise.race([answered, late])
}
