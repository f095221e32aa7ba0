import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Ask, ask, type LoadResult, tally } from './load'
import { asRow, type BenchRow, type Where } from './measure'
import type { Subject } from './subjects'
import { APPROVE, CREATE } from './writes'

/** Of each kind, whether or not the answers keep up. */
const A_SECOND = 200
const SECONDS = 2
/** Connections: more than a browser has, fewer than would only queue in the server. */
const CONNECTIONS = 64

/**
 * Creates and reviews at a steady rate, apart and together: each is sent at its time, and waits from then on. Says how
 * many were really answered a second, and after how long.
 */
export async function measureSteady(subjects: readonly Subject[], where: Where): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const names of [[CREATE], [APPROVE], [CREATE, APPROVE]]) {
    const kinds = subjects.filter(({ name }) => names.includes(name))
    const name = kinds.map((one) => `${A_SECOND} × ${one.name}`).join(' + ')
    if (kinds.length < names.length) continue
    const result = await steadily(where.url, kinds)
    rows.push(asRow({ name: `${name}, a second`, kind: 'write', scale: where.scale, clients: CONNECTIONS }, result))
  }
  return rows
}

async function steadily(url: string, kinds: readonly Subject[]): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const { count, result } = tally()
  const begun = performance.now()
  const one = async (wanted: Ask, due: number) => {
    const answer = await ask(url, wanted, agent).catch((error: Error) => error)
    count(wanted, answer, performance.now() - due)
  }
  const sent: Promise<void>[] = []
  for (let turn = 0; turn < A_SECOND * SECONDS; turn += 1) {
    const due = begun + (turn * 1000) / A_SECOND
    if (due > performance.now()) await sleep(due - performance.now())
    for (const kind of kinds) sent.push(one(kind.next(turn), due))
  }
  await Promise.all(sent)
  agent.destroy()
  return result()
}
