import { databaseAnswers } from '@/lib/platform/health'

/** Whether the process lives; with `?ready=1` also whether its database answers (503 when not). Says nothing else. */
export async function GET(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get('ready') !== '1') return Response.json({ live: true })
  const ready = await databaseAnswers()
  return Response.json({ live: true, ready }, { status: ready ? 200 : 503 })
}
