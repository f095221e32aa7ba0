import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET } from '@/app/api/metrics/route'
import { db } from './db'
import type { readEnv } from './env'
import { startMetrics } from './metrics'

const TOKEN = 'for-tests-alone-of-more-than-thirty-two'
const given = vi.hoisted(() => ({ token: undefined as string | undefined }))
vi.mock('./env', async (original) => {
  const env = await original<{ readEnv: typeof readEnv }>()
  return { ...env, readEnv: () => ({ ...env.readEnv(), METRICS_TOKEN: given.token }) }
})

const asked = (authorization?: string) =>
  GET(new Request('http://localhost:3000/api/metrics', { headers: authorization ? { authorization } : {} }))
const lines = async (start: string) =>
  (await (await asked(`Bearer ${TOKEN}`)).text()).split('\n').filter((line) => line.startsWith(start))

beforeEach(() => {
  given.token = TOKEN
})

it('does not exist before METRICS_TOKEN is set', async () => {
  given.token = undefined
  expect((await asked(`Bearer ${TOKEN}`)).status).toBe(404)
  expect((await asked()).status).toBe(404)
})

describe('a process that is measured', () => {
  const server = createServer((request, response) => {
    if (request.url === '/never') return
    response.statusCode = 404
    response.end()
  })
  let url = ''
  beforeAll(async () => {
    startMetrics()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`])(
    'tells nothing to who comes with %s',
    async (authorization) => {
      const response = await asked(authorization)
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
      expect(await response.text()).not.toContain('tashrif_')
    },
  )

  it('answers as Prometheus reads it, and nobody keeps the answer', async () => {
    const response = await asked(`Bearer ${TOKEN}`)
    expect(response.headers.get('content-type')).toContain('version=0.0.4')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_start_time_seconds',
      'nodejs_gc_duration_seconds',
    ]) {
      expect(text).toContain(`# TYPE ${name} `)
    }
    expect(text).toMatch(/^tashrif_build_info\{version="\d+\.\d+\.\d+",build="[^"]+"\} 1$/m)
  })

  it('counts statements by name, never by value, and the connections', async () => {
    await db().$queryRaw`/* platform.measured */ SELECT ${'what the minister said'}::text AS said`
    expect(await lines('tashrif_query_duration_seconds_count{query="platform.measured"}')).toHaveLength(1)
    expect(await lines('tashrif_pool_')).toEqual(
      expect.arrayContaining(['tashrif_pool_total 1', 'tashrif_pool_idle 1', 'tashrif_pool_waiting 0']),
    )
    expect((await lines('')).join()).not.toContain('minister')
  })

  it('counts requests by route, method and status, however many addresses are asked for', async () => {
    for (let index = 0; index < 20; index++) await fetch(`${url}/made-up-${index}?q=secret`, { method: 'PUT' })
    const counted = await lines('tashrif_http_request_duration_seconds_count')
    expect(counted).toEqual([
      'tashrif_http_request_duration_seconds_count{route="other",method="other",status="404"} 20',
    ])
  })

  it('counts who left before the answer', async () => {
    await expect(fetch(`${url}/never`, { signal: AbortSignal.timeout(100) })).rejects.toThrow()
    const left = 'tashrif_http_request_duration_seconds_count{route="other",method="GET",status="499"} 1'
    await expect.poll(() => lines('tashrif_http_request_duration_seconds_count')).toContain(left)
  })
})
