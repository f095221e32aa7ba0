import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { shareMetrics } from './all-metrics'
import { poolCounts } from './db'
import { CONNECTIONS, type ConnectionWait, STATEMENTS, type StatementTime } from './pool'
import { routeLabels } from './route-labels'

/** Seconds. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const QUERY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5]
const METHODS = new Set(['GET', 'HEAD', 'POST'])
/** As nginx has it: the asker left before the answer was whole. */
const LEFT = 499

// Next bundles a module more than once: what is measured at the start is read by a route.
const shared = globalThis as typeof globalThis & { tashrifMetrics?: Registry }

/**
 * Measures this process from now on; a second call does nothing.
 *
 * Where several processes answer at one address, each figure has the label `process`.
 */
export function startMetrics(): Registry {
  if (shared.tashrifMetrics) return shared.tashrifMetrics
  const registry = new Registry()
  shared.tashrifMetrics = registry
  shareMetrics(registry)
  collectDefaultMetrics({ register: registry })
  measureBuild(registry)
  measureDatabase(registry)
  measureRequests(registry, routeLabels(routesOfBuild()))
  return registry
}

/** The registry, when this process is measured. */
export const metrics = (): Registry | undefined => shared.tashrifMetrics

function measureBuild(registry: Registry): void {
  const { version } = JSON.parse(readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')) as { version: string }
  const labels = { version, build: builtFile('BUILD_ID')?.trim() ?? 'development' }
  const help = 'The version of Tashrif and the build that runs; always 1'
  const registers = [registry]
  new Gauge({ name: 'tashrif_build_info', help, labelNames: ['version', 'build'], registers }).set(labels, 1)
}

function measureDatabase(registry: Registry): void {
  const registers = [registry]
  const queries = new Histogram({
    name: 'tashrif_query_duration_seconds',
    help: 'Statements from being sent to being answered, by their name',
    labelNames: ['query'],
    buckets: QUERY_BUCKETS,
    registers,
  })
  STATEMENTS.subscribe((message) => {
    const { query, ms } = message as StatementTime
    queries.observe({ query }, ms / 1000)
  })
  const help = 'Waiting for a connection of the pool'
  const waits = new Histogram({ name: 'tashrif_pool_wait_seconds', help, buckets: QUERY_BUCKETS, registers })
  CONNECTIONS.subscribe((message) => waits.observe((message as ConnectionWait).ms / 1000))
  for (const [count, help] of Object.entries(POOL_COUNTS)) {
    new Gauge({
      name: `tashrif_pool_${count}`,
      help,
      registers,
      collect() {
        this.set(poolCounts()[count as keyof typeof POOL_COUNTS])
      },
    })
  }
}

const POOL_COUNTS = {
  total: 'Connections to the database',
  idle: 'Connections that nobody uses',
  waiting: 'Requests that wait for a connection',
} as const

function measureRequests(registry: Registry, labelOf: (path: string) => string): void {
  const requests = new Histogram({
    name: 'tashrif_http_request_duration_seconds',
    help: 'Requests from their head to the end of the answer, by route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: REQUEST_BUCKETS,
    registers: [registry],
  })
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const began = performance.now()
    // Read at once: routing may rewrite them.
    const { url = '', method = '' } = request
    response.once('close', () => {
      const query = url.indexOf('?')
      const route = labelOf(query < 0 ? url : url.slice(0, query))
      const status = response.writableFinished ? response.statusCode : LEFT
      const labels = { route, method: METHODS.has(method) ? method : 'other', status }
      requests.observe(labels, (performance.now() - began) / 1000)
    })
  })
}

/** The routes of the production build; none in development, where all requests count as one. */
function routesOfBuild(): string[] {
  const manifest = builtFile('app-path-routes-manifest.json')
  return manifest ? Object.values(JSON.parse(manifest) as Record<string, string>) : []
}

function builtFile(name: string): string | undefined {
  try {
    return readFileSync(path.join(process.cwd(), '.next', name), 'utf8')
  } catch {
    return undefined
  }
}
