import '@/lib/platform/cli/require-node'
import { writeFileSync } from 'node:fs'
import { main, Refusal } from '@/lib/platform/cli/main'
import { ensureClient } from '@/lib/platform/cli/production-build'
import { load, percentile } from './load'
import { round } from './measure'
import { memoryOf, slope } from './memory'
import { readOptions } from './options'
import { tellVerdicts } from './verdicts'

const LOOK_EVERY_MS = 10_000
const MINUTE_MS = 60_000
const CLIENTS = 8
/** Megabytes; minutes until it must be flat; megabytes a minute that still count as flat. */
const ASKED = { memory: 600, after: 3, growth: 5 } as const

type Look = { minute: number; memory: number }

// `npm run soak`: the mix of all pages for minutes on end, and what the server's processes hold in memory meanwhile.
await main(async () => {
  if (process.platform !== 'linux') throw new Refusal('The memory of processes is read from /proc: Linux alone has it.')
  const options = readOptions(process.argv.slice(2))
  const [scale = 1] = options.scales
  await ensureClient()
  const { benchOf, openServer } = await import('./database')
  const { findPlaces } = await import('./places')
  const { mix, readSubjects, signInAll } = await import('./subjects')
  const { startServer } = await import('./server')
  const database = await benchOf(await openServer(), { visits: options.visits, scale })
  const server = await startServer({ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl })
  const session = { at: await findPlaces(database.ownerUrl), jars: await signInAll(server.url) }
  const looks: Look[] = []
  const minutes: { times: number[]; failed: number }[] = []
  const begun = performance.now()
  const look = () => looks.push({ minute: (performance.now() - begun) / MINUTE_MS, memory: memoryOf(server.pid) })
  look()
  const looking = setInterval(look, LOOK_EVERY_MS)
  const telling = setInterval(() => tellMinute(minutes, looks), MINUTE_MS)
  const result = await load({
    url: server.url,
    clients: CLIENTS,
    seconds: options.minutes * 60,
    next: mix(readSubjects(session)),
    heard: (ms, problem) => {
      const index = Math.floor((performance.now() - begun) / MINUTE_MS)
      minutes[index] ??= { times: [], failed: 0 }
      if (problem) minutes[index].failed += 1
      else minutes[index].times.push(ms)
    },
  })
  clearInterval(looking)
  clearInterval(telling)
  await server.stop()
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ result, looks })}\n`)
  console.log(`\n${result.count} pages, ${round(result.rps)} a second, ${result.failed} failed`)
  for (const failure of result.failures) console.log(`    ✗ ${failure}`)
  const verdicts = verdictsOf(looks, result.failed)
  console.log(`\n${tellVerdicts(verdicts)}`)
  return verdicts.every(({ met }) => met) ? 0 : 1
}, 130)

function tellMinute(minutes: readonly { times: number[]; failed: number }[], looks: readonly Look[]): void {
  const last = minutes.at(-2) ?? minutes.at(-1)
  const number = Math.max(1, minutes.length - 1)
  const memory = looks.at(-1)?.memory ?? 0
  const p95 = round(percentile(last?.times ?? [], 95))
  console.log(
    `minute ${number}: ${last?.times.length ?? 0} pages, p95 ${p95} ms, ${last?.failed ?? 0} failed, ${round(memory, 0)} MB`,
  )
}

function verdictsOf(looks: readonly Look[], failed: number) {
  const most = Math.max(...looks.map(({ memory }) => memory))
  const later = looks
    .filter(({ minute }) => minute >= ASKED.after)
    .map(({ minute, memory }) => ({ x: minute, y: memory }))
  const growth = later.length > 2 ? slope(later) : Number.NaN
  return [
    {
      asked: `all processes of the server stay under ${ASKED.memory} MB together`,
      figure: `${round(most, 0)} MB at most`,
      met: most < ASKED.memory,
      misses: most < ASKED.memory ? [] : [`${round(most - ASKED.memory, 0)} MB over`],
    },
    {
      asked: `flat after the third minute: less than ${ASKED.growth} MB a minute`,
      figure: Number.isNaN(growth) ? 'too short to tell' : `${round(growth)} MB a minute`,
      met: growth < ASKED.growth,
      misses: growth < ASKED.growth || Number.isNaN(growth) ? [] : [`${round(growth - ASKED.growth)} MB a minute over`],
    },
    { asked: 'no request fails', figure: `${failed} failed`, met: failed === 0, misses: [] },
  ]
}
