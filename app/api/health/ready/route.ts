import { isReady } from '@/lib/platform/health'

/** Whether requests may be sent to this process: 200, else 503. The log says why not, the answer does not. */
export async function GET(): Promise<Response> {
  const ready = await isReady()
  return Response.json({ ready }, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
