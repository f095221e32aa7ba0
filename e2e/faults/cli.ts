import '@/lib/platform/cli/require-node'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '@/lib/platform/cli/children'
import { main, Refusal } from '@/lib/platform/cli/main'
import { ensureClient } from '@/lib/platform/cli/production-build'

/** Saves that are cut in the first scenario, unless told: `--interrupted 5000`. */
const INTERRUPTED = 2_000

function tell(figures: Record<string, number>): string {
  return Object.entries(figures)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

// `npm run faults`: phones that write over a network that is cut, to a server and a database that die. Prints where each
// word that was typed is afterwards; ends with 1 when one is lost or there twice. Needs a build (`npm run build`).
await main(async () => {
  const at = process.argv.indexOf('--interrupted')
  const interrupted = at < 0 ? INTERRUPTED : Number(process.argv[at + 1])
  if (!Number.isInteger(interrupted) || interrupted < 1) throw new Refusal('--interrupted takes a whole number.')
  if (!existsSync(path.join(ROOT, '.next', 'BUILD_ID'))) throw new Refusal('Build first: npm run build')
  await ensureClient()
  // The classes of a browser's database; each phone brings a database of its own.
  Object.assign(globalThis, await import('fake-indexeddb'))
  // What is slow or cut off on purpose tells nothing.
  process.env.LOG_LEVEL = 'fatal'
  const { makeWorld } = await import('./world')
  const scenarios = await import('./scenarios')
  const refusals = await import('./refusals')
  const { uploads } = await import('./uploads')
  const world = await makeWorld()
  const all = {
    'requests cut at every step': () => scenarios.cuts(world, interrupted),
    'server killed in the middle of 100 saves': () => scenarios.killedServer(world),
    'database restarted': () => scenarios.restartedDatabase(world),
    'two devices of one person': () => scenarios.twoDevices(world),
    'a text of 200 pages': () => scenarios.longText(world),
    'cancelled, archived, submitted, permission withdrawn': () => refusals.meanwhile(world),
    'session over, account deactivated': () => refusals.ended(world),
    'clocks wrong by a day': () => refusals.wrongClocks(world),
    'device full': () => refusals.fullDevice(world),
    'files over a bad network, of a wrong type, too large': () => uploads(world),
  }
  let wrong = 0
  let cut = 0
  for (const [name, run] of Object.entries(all)) {
    const begun = performance.now()
    const { figures, wrong: found } = await run()
    const sum = Object.values(found).reduce((total, count) => total + count, 0)
    wrong += sum
    cut += figures.interrupted ?? 0
    console.log(`${sum ? '✗' : '✓'} ${name} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
    console.log(`    ${tell(figures)}`)
    console.log(`    ${tell(found)}`)
  }
  const { typed, sent, cut: cuts } = world.tally
  console.log(`\ntyped ${typed}, saves sent ${sent}, cut: ${tell(cuts)}`)
  console.log(`${cut} interrupted saves, ${wrong} lost, doubled or wrong`)
  return wrong ? 1 : 0
}, 130)
