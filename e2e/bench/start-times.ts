import { rmSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '@/lib/platform/cli/children'
import { dataFolder } from '@/lib/platform/cli/database'
import { readSettings } from '@/lib/platform/env'
import { type BenchRow, emptyRow, round } from './measure'
import { startServer } from './server'
import type { Verdict } from './verdicts'

/** Seconds. */
const ASKED = { again: 5, first: 90 } as const

/**
 * Times `npm start` to the first served page, with a data folder of its own that has the built-in Postgres and the
 * sample: with everything there, and when asked also the very first time, the build made anew.
 */
export async function measureStarts({ first }: { first: boolean }): Promise<{ rows: BenchRow[]; verdicts: Verdict[] }> {
  const folder = path.join(dataFolder(readSettings()), 'bench', 'start')
  if (first) for (const made of [folder, path.join(ROOT, '.next')]) rmSync(made, { recursive: true, force: true })
  const firstTime = await timeStart(folder)
  const times = [await timeStart(folder), await timeStart(folder), await timeStart(folder)]
  const found = [told('start with data and build', times, ASKED.again)]
  if (first) found.push(told('first start, build included', [firstTime], ASKED.first))
  return { rows: found.map(({ row }) => row), verdicts: found.map(({ verdict }) => verdict) }
}

async function timeStart(folder: string): Promise<number> {
  const server = await startServer({ DATA_DIR: folder })
  await server.stop()
  return server.startedInMs
}

function told(name: string, times: readonly number[], most: number): { row: BenchRow; verdict: Verdict } {
  const slowest = Math.max(...times)
  const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
  const seconds = (ms: number) => `${round(ms / 1000, 2)} s`
  return {
    row: { ...emptyRow(name, 'start', 0), p50: round(median), p95: round(slowest), p99: round(slowest) },
    verdict: {
      asked: `${name}: first page served in under ${most} s`,
      figure: seconds(median),
      met: median < most * 1000,
      misses: median < most * 1000 ? [] : [`${seconds(median - most * 1000)} over`],
    },
  }
}
