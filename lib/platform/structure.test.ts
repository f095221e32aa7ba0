import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'

const config = createRequire(import.meta.url)('../../.config/dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}

/** One planted violation of each rule: file → what it imports. */
const PLANTED: Record<string, [file: string, imports: string][]> = {
  'no-cycles': [
    ['lib/time/a.ts', './b'],
    ['lib/time/b.ts', './a'],
  ],
  'lib-knows-no-screen': [['lib/visits/types.ts', '../../components/ui/tag']],
  'components-know-no-route': [['components/visits/frame.ts', '../../app/page']],
  'components-touch-no-data': [['components/visits/list.ts', '../../lib/visits/queries']],
  'routes-touch-no-database': [['app/visits/page.ts', '../../lib/platform/db']],
  'only-queries-and-commands-touch-the-database': [['lib/visits/country.ts', '../platform/db']],
  'pure-files-stay-pure': [
    ['lib/visits/rules.ts', './queries'],
    ['lib/visits/part/rules.ts', '../queries'],
  ],
  'actions-only-wrap': [['lib/visits/actions.ts', './queries']],
  'queries-do-not-write': [['lib/visits/list.queries.ts', './commands']],
  'platform-knows-no-domain': [['lib/platform/clock.ts', '../visits/types']],
  'time-text-and-search-keys-are-pure': [['lib/time/zones.ts', '../visits/types']],
  'views-know-no-domain': [['lib/views/rules.ts', '../visits/types']],
  'domains-know-no-views': [['lib/visits/b.ts', '../views/types']],
  'the-queue-knows-no-domain': [['lib/jobs/registry.ts', '../visits/types']],
  'only-a-start-runs-jobs': [['lib/visits/start.commands.ts', '../jobs/worker']],
  'ui-knows-no-domain': [['components/ui/button.ts', '../visits/frame']],
  'only-lib-auth-knows-next-auth': [['lib/audit/who.ts', '../../node_modules/next-auth/index']],
  'domains-one-way-directory': [['lib/directory/a.ts', '../visits/types']],
  'domains-one-way-visits': [['lib/visits/a.ts', '../programme/types']],
  'domains-one-way-delegations': [['lib/delegations/a.ts', '../programme/types']],
  'domains-one-way-programme': [['lib/programme/a.ts', '../readouts/types']],
  'domains-one-way-clashes': [['lib/clashes/a.ts', '../versions/types']],
  'domains-one-way-versions': [['lib/versions/a.ts', '../calendars/types']],
  'domains-one-way-calendars': [['lib/calendars/a.ts', '../readouts/types']],
  'domains-one-way-readouts': [['lib/readouts/a.ts', '../outcomes/types']],
  'domains-one-way-outcomes': [['lib/outcomes/a.ts', '../follow-ups/types']],
  'domains-one-way-agreements': [['lib/agreements/a.ts', '../follow-ups/types']],
  'domains-one-way-follow-ups': [['lib/follow-ups/a.ts', '../files/types']],
  'domains-one-way-files': [['lib/files/a.ts', '../visit-reports/types']],
  'domains-one-way-private-links': [['lib/private-links/a.ts', '../reports/types']],
  'domains-one-way-review-meetings': [['lib/review-meetings/a.ts', '../reports/types']],
  'domains-one-way-briefings': [['lib/briefings/a.ts', '../reports/types']],
  'domains-one-way-reports': [['lib/reports/a.ts', '../visit-reports/types']],
  'domains-one-way-visit-reports': [['lib/visit-reports/a.ts', '../sync/types']],
  'domains-one-way-reminders': [['lib/reminders/a.ts', '../sync/types']],
}

const BYSTANDERS = [
  'app/page.ts',
  'components/ui/tag.ts',
  'lib/jobs/worker.ts',
  'lib/platform/db.ts',
  'lib/visits/queries.ts',
  'lib/visits/commands.ts',
  'lib/programme/types.ts',
  'lib/versions/types.ts',
  'lib/calendars/types.ts',
  'lib/readouts/types.ts',
  'lib/outcomes/types.ts',
  'lib/follow-ups/types.ts',
  'lib/files/types.ts',
  'lib/reports/types.ts',
  'lib/visit-reports/types.ts',
  'lib/views/types.ts',
  'lib/sync/types.ts',
  'node_modules/next-auth/index.ts',
]

const folder = mkdtempSync(join(tmpdir(), 'structure-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(file: string, text: string): void {
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

test('a planted violation of each structure rule is found, and what breaks none is not', async () => {
  for (const file of BYSTANDERS) write(file, 'export const here = 1\n')
  for (const [file, imports] of Object.values(PLANTED).flat()) {
    write(file, `import { here } from '${imports}'\nexport const there = here\n`)
  }
  const { options, ...ruleSet } = config as unknown as { options: object; forbidden: never[] }
  const { output } = await cruise(['app', 'components', 'lib'], {
    ...options,
    tsConfig: {},
    baseDir: folder,
    ruleSet,
    validate: true,
  })
  const found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  const expected = Object.entries(PLANTED).map(([rule, [first]]) => `${rule}: ${first?.[0]}`)
  expect(found).toEqual(expect.arrayContaining(expected))
  // Every rule of the configuration has its plant.
  expect(Object.keys(PLANTED).sort()).toEqual(config.forbidden.map(({ name }) => name).sort())
  const planted = Object.values(PLANTED)
    .flat()
    .map(([file]) => file)
  expect(found.filter((line) => !planted.some((file) => line.endsWith(`: ${file}`)))).toEqual([])
})
