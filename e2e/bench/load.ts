import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** One request, and how its answer is known to be right. */
export type Ask = {
  path: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** 200 unless told. */
  status?: number
  /** A text of the page that must be in the answer, as a person reads it. */
  marker?: string
}

export type Answer = { ms: number; bytes: number; status: number; text: string; headers: Record<string, unknown> }

export type LoadResult = {
  count: number
  p50: number
  p95: number
  p99: number
  /** Requests a second. */
  rps: number
  /** Bytes of a body over the wire, the mean. */
  bytes: number
  failed: number
  /** Up to five of them, in words. */
  failures: string[]
}

/** Asks and reads the whole body, compressed as a browser would have it. `ms` ends with the last byte. */
export function ask(url: string, { path, method = 'GET', headers = {}, body }: Ask, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, agent, headers: { 'accept-encoding': 'gzip', ...length, ...headers } }
    const sent = request(new URL(path, url), options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const ms = performance.now() - begun
        const whole = Buffer.concat(chunks)
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(whole) : whole).toString()
        resolve({ ms, bytes: whole.length, status: response.statusCode ?? 0, text, headers: response.headers })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What is wrong with an answer, in words; null when nothing is. */
export function problemOf({ path, status = 200, marker }: Ask, answer: Answer): string | null {
  if (answer.status !== status) return `${path}: ${answer.status} instead of ${status}`
  if (marker && !answer.text.includes(marker) && !answer.text.includes(asHtml(marker)))
    return `${path}: without "${marker}"`
  return null
}

/** As React writes text into a page. */
function asHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}

export type Load = {
  url: string
  /** Each has a connection of its own that it keeps, and asks anew when it has its answer. */
  clients: number
  seconds: number
  /** The next request of a client; null when it has no more. */
  next: (client: number, turn: number) => Ask | null
  /** After each answer; for what measures over time. */
  heard?: (ms: number, problem: string | null) => void
}

/** Keeps the server busy for some seconds. Failures are counted and never thrown; only what is right is timed. */
export async function load({ url, clients, seconds, next, heard }: Load): Promise<LoadResult> {
  const { count, result } = tally()
  const begun = performance.now()
  const client = async (number: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let turn = 0; turn === 0 || performance.now() - begun < seconds * 1000; turn += 1) {
      const wanted = next(number, turn)
      if (!wanted) break
      const answer = await ask(url, wanted, agent).catch((error: Error) => error)
      const ms = answer instanceof Error ? 0 : answer.ms
      const problem = count(wanted, answer, ms)
      heard?.(ms, problem)
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return result()
}

/**
 * Counts answers from now on. `count` says what is wrong with one, or null, and times what is right with the `ms` that it
 * is given; `result` sums up.
 */
export function tally() {
  const times: number[] = []
  const failures: string[] = []
  let [bytes, failed] = [0, 0]
  const begun = performance.now()
  const count = (wanted: Ask, answer: Answer | Error, ms: number): string | null => {
    const problem = answer instanceof Error ? `${wanted.path}: ${answer.message}` : problemOf(wanted, answer)
    if (answer instanceof Error || problem !== null) {
      failed += 1
      if (failures.length < 5 && problem) failures.push(problem)
    } else {
      times.push(ms)
      bytes += answer.bytes
    }
    return problem
  }
  const result = (): LoadResult => ({
    count: times.length,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    rps: (times.length / (performance.now() - begun)) * 1000,
    bytes: times.length ? Math.round(bytes / times.length) : 0,
    failed,
    failures,
  })
  return { count, result }
}

/** The nearest rank of a list of numbers in any order; NaN of none. */
export function percentile(numbers: readonly number[], rank: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN
}
