import { isReady } from '@/lib/platform/health'

const headers = { 'Cache-Control': 'no-store' }

/** Both in one: as `/api/health/live`, and with `?ready=1` also as `/api/health/ready`. Says nothing else. */
export async function GET(request: Request): Promise<Response> {
  if (new URL(request.url).searchParams.get('ready') !== '1') return Response.json({ live: true }, { headers })
  const ready = await isReady()
  return Response.json({ live: true, ready }, { status: ready ? 200 : 503, headers })
}
