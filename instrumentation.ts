import type { Instrumentation } from 'next'

/** Once a process, before the first request: a wrong environment stops the start with its reason. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { readEnv } = await import('@/lib/platform/env')
  const { markPeerAddresses } = await import('@/lib/auth/peer-address')
  markPeerAddresses(readEnv().TRUSTED_PROXY)
  if (readEnv().METRICS_TOKEN) {
    const { startMetrics } = await import('@/lib/platform/metrics')
    startMetrics()
  }
  if (process.env.NODE_ENV === 'production') {
    const { quietConsole } = await import('@/lib/platform/console')
    quietConsole()
  }
  const { checkStore } = await import('@/lib/files/store-check')
  void checkStore()
  const { startWorkerBesideServer } = await import('@/lib/jobs/beside-server')
  startWorkerBesideServer()
}

/** Every error of a request: the digest that the person is shown, and the route, never the address or its query. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logger } = await import('@/lib/platform/logger')
  const { isDatabaseDown } = await import('@/lib/platform/errors')
  const where = { route: context.routePath, kind: context.routeType, method: request.method }
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  if (isDatabaseDown(error) || digest === 'TASHRIF_UNAVAILABLE')
    logger.warn({ ...where, digest }, 'database unavailable')
  else logger.error({ ...where, digest, err: error }, 'request failed')
}
