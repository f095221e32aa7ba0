import '@/lib/platform/cli/require-node'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { main } from '@/lib/platform/cli/main'
import { ensureClient } from '@/lib/platform/cli/production-build'
import type { BenchRow } from './measure'
import { readOptions } from './options'
import type { Part } from './run'
import { serverVerdicts, tellVerdicts, type Verdict } from './verdicts'

// `npm run bench`: measures the production build on the generated databases, see `readOptions` for its arguments.
await main(async () => {
  const options = readOptions(process.argv.slice(2))
  await ensureClient()
  const { benchOf, openServer } = await import('./database')
  const { runScale } = await import('./run')
  const cluster = await openServer()
  const [cpu] = cpus()
  console.log(
    `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
  )
  const rows: BenchRow[] = []
  const verdicts: Verdict[] = []
  const keep = (part: Part) => {
    rows.push(...part.rows)
    verdicts.push(...part.verdicts)
    // At once: what was measured stays when a later part fails.
    if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`)
  }
  for (const scale of options.scales) {
    const database = await benchOf(cluster, { visits: options.visits, scale })
    keep(await runScale({ ...options, scale, database }))
  }
  if (!options.only || options.only.test('start')) {
    const { measureStarts } = await import('./start-times')
    keep(await measureStarts({ first: options.firstStart }))
  }
  console.log(`\n${tellVerdicts([...serverVerdicts(rows, options.scales), ...verdicts])}`)
  return rows.some(({ failed }) => failed > 0) ? 1 : 0
}, 130)
