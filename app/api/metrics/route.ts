import { allMetrics } from '@/lib/platform/all-metrics'
import { bears } from '@/lib/platform/bearer'
import { readEnv } from '@/lib/platform/env'
import { metrics } from '@/lib/platform/metrics'

const headers = { 'Cache-Control': 'no-store' }

/** What Prometheus reads, of the processes that share this address. Without METRICS_TOKEN it does not exist; no session opens it. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = readEnv()
  const registry = metrics()
  if (!METRICS_TOKEN || !registry) return new Response('Not found', { status: 404, headers })
  if (!bears(request.headers.get('authorization'), METRICS_TOKEN)) {
    return new Response('Send the token', { status: 401, headers: { ...headers, 'WWW-Authenticate': 'Bearer' } })
  }
  return new Response(await allMetrics(registry), { headers: { ...headers, 'Content-Type': registry.contentType } })
}
