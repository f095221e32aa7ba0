import { db } from '@/lib/platform/db'

const ANSWER_WITHIN_MS = 3_000

/** Whether the process lives; with `?ready=1` also whether its database answers (503 when not). Says nothing else. */
export async function GET(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get('ready') !== '1') return Response.json({ live: true })
  const ready = await databaseAnswers()
  return Response.json({ live: true, ready }, { status: ready ? 200 : 503 })
}

async function databaseAnswers(): Promise<boolean> {
  const tooLate = AbortSignal.timeout(ANSWER_WITHIN_MS)
  const late = new Promise<false>((resolve) => tooLate.addEventListener('abort', () => resolve(false)))
  const answered = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
  return await Promise.race([answered, late])
}
