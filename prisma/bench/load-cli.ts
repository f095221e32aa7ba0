import '@/lib/platform/cli/require-node'
import { parseArgs } from 'node:util'
import { atEnd, main, Refusal } from '@/lib/platform/cli/main'
import { readSettings } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/postgres/migrate'
import { todayIn } from '@/lib/time/calendar'
import { isIsoDate } from '@/lib/time/iso'
import { benchDatabase, openBenchCluster } from './cluster'
import { BENCH_PASSWORD, BENCH_ROLES, benchEmail, LANDMARKS } from './landmarks'
import { type Loaded, loadBench } from './load'
import { emptyGenerated, holdsRows, type Mark, readMark } from './mark'
import type { Size } from './plan'
import { progressBar } from './progress'

const USAGE = `npm run bench:load -- [--visits 2000] [--scale 1] [--seed 1] [--today YYYY-MM-DD] [--again] [--keep]
                        [--url owner-url [--app-url application-url]]
  --again  makes generated data anew; never touches a database that holds anything else
  --keep   leaves the built-in server of the benchmark running until Ctrl-C`

type Target = { ownerUrl: string; appUrl: string }

function readArguments() {
  const text = { type: 'string' } as const
  const yes = { type: 'boolean', default: false } as const
  const options = {
    visits: text,
    scale: text,
    seed: text,
    today: text,
    url: text,
    'app-url': text,
    again: yes,
    keep: yes,
    help: yes,
  }
  const { values } = parseArgs({ options })
  const whole = (name: 'visits' | 'scale' | 'seed', otherwise: number) => {
    const number = Number(values[name] ?? otherwise)
    if (!Number.isInteger(number) || number < 1) throw new Refusal(`--${name} is a whole number from 1 on.\n${USAGE}`)
    return number
  }
  const today = values.today ?? todayIn(readSettings().HOME_ZONE, new Date())
  if (!isIsoDate(today)) throw new Refusal(`--today is a date.\n${USAGE}`)
  const size: Size = { visits: whole('visits', 2000), scale: whole('scale', 1), seed: whole('seed', 1), today }
  return { ...values, size }
}

async function target(size: Size, url: string | undefined, appUrl: string | undefined): Promise<Target> {
  if (url) return { ownerUrl: url, appUrl: appUrl ?? url }
  const cluster = await openBenchCluster()
  atEnd(() => cluster.stop())
  const name = benchDatabase(size)
  await cluster.ensureDatabase(name)
  console.log(`Database ${name}${cluster.own ? '' : ', on the server that already runs'}`)
  return { ownerUrl: cluster.ownerUrl(name), appUrl: cluster.appUrl(name) }
}

/** Whether the rows that are wanted are there already; the day they were made for may be an earlier one. */
const isSame = (mark: Mark, { visits, scale, seed }: Size) =>
  mark.state === 'loaded' && mark.visits === visits && mark.scale === scale && mark.seed === seed

function report({ rows, seconds }: Loaded): void {
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
  for (const [table, count] of Object.entries(rows)) console.log(`  ${table.padEnd(22)} ${count.toLocaleString('en')}`)
  console.log(`${all.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`)
}

function sayHow({ ownerUrl, appUrl }: Target): void {
  console.log(`\nSign-ins, password "${BENCH_PASSWORD}":`)
  console.log(`  ${BENCH_ROLES.map((role) => benchEmail(role)).join('\n  ')}`)
  console.log(`Landmarks: ${JSON.stringify(LANDMARKS, null, 2)}`)
  console.log(`Owner:       ${ownerUrl}\nApplication: ${appUrl}`)
}

// `npm run bench:load`: fills a database of its own with generated, marked, reproducible data.
await main(async () => {
  const { size, url, again, keep, help, 'app-url': appUrl } = readArguments()
  if (help) {
    console.log(USAGE)
    return 0
  }
  const at = await target(size, url, appUrl)
  const mark = await readMark(at.ownerUrl)
  if (!mark && (await holdsRows(at.ownerUrl))) {
    throw new Refusal('This database holds data that was not generated here: it is left alone.')
  }
  const kept = mark !== null && isSame(mark, size) && !again
  if (mark && !kept) {
    if (!again) throw new Refusal(`This database holds other generated data, or half of it. Make it anew with --again.`)
    await emptyGenerated(at.ownerUrl)
  }
  await migrate({ owner: at.ownerUrl, app: at.appUrl })
  if (kept) console.log(`Kept what is there, made for ${mark.today}.`)
  else report(await loadBench({ ...size, ownerUrl: at.ownerUrl, progress: progressBar() }))
  sayHow(at)
  if (keep) await new Promise(() => {})
  return 0
})
