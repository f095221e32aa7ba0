import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { POOLER } from '@/lib/platform/testing/pooler'
import { ended, packageScript, ROOT, startScript } from './children'
import { findChromium } from './chromium'
import { type Counts, playwrightCounts, vitestCounts } from './counts'
import { findPooler } from './pooler'
import { build, ensureClient, isBuilt } from './production-build'

/** One part of `npm test`. `needs` names stages without which it cannot be run. */
export type Stage = { name: string; needs?: string[]; run: () => Promise<Counts> }

const REPORTS = path.join(ROOT, '.cache', 'reports')

function report(name: string): string {
  const file = path.join(REPORTS, `${name}.json`)
  mkdirSync(REPORTS, { recursive: true })
  rmSync(file, { force: true })
  return file
}

async function exitCode(script: string, args: string[], env: Record<string, string> = {}): Promise<number | string> {
  return ended(startScript(packageScript(script), args, { output: 'inherit', env }))
}

/** Commands that say yes or no: together one check. */
async function check(...commands: [script: string, ...args: string[]][]): Promise<Counts> {
  for (const [script, ...args] of commands) {
    if ((await exitCode(script, args)) !== 0) return { passed: 0, failed: 1 }
  }
  return { passed: 1, failed: 0 }
}

async function vitest(project: string, ...more: string[]): Promise<Counts> {
  const file = report(project)
  const args = ['run', '--config', '.config/vitest.config.ts', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return vitestCounts(file, await exitCode('vitest/vitest.mjs', [...args, ...reporters, ...more]))
}

async function playwright(project: string, env: Record<string, string> = {}, ...more: string[]): Promise<Counts> {
  const file = report(project)
  const args = ['test', '--config', '.config/playwright.config.ts', '--project', project, ...more]
  const code = await exitCode('@playwright/test/cli.js', args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return playwrightCounts(file, code)
}

/** The same with PgBouncer between the servers and Postgres, where there is one or one can be had. */
async function playwrightPooled(project: string): Promise<Counts> {
  const program = findPooler()
  const note = program
    ? 'through PgBouncer in transaction mode'
    : 'WITHOUT PgBouncer, which is not here and could not be installed: apt-get install pgbouncer'
  return { ...(await playwright(project, program ? { [POOLER]: program } : {}, '--pass-with-no-tests')), note }
}

const one = async (work: () => Promise<unknown>): Promise<Counts> => {
  await work()
  return { passed: 1, failed: 0 }
}

const SOURCES = ['app', 'components', 'lib', 'prisma', 'e2e', 'proxy.ts', 'instrumentation.ts']

const EVERY_TIME: Stage[] = [
  { name: 'generate', run: () => one(ensureClient) },
  { name: 'types', run: () => check(['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']) },
  { name: 'lint', run: () => check(['@biomejs/biome/bin/biome', 'check', '--config-path', '.config/biome.json', '.']) },
  {
    name: 'structure',
    run: () =>
      check(
        ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.config/dependency-cruiser.cjs', ...SOURCES],
        ['knip/bin/knip.js', '--config', '.config/knip.json', '--no-config-hints'],
      ),
  },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'db', needs: ['generate'], run: () => vitest('db') },
  { name: 'build', needs: ['generate'], run: () => one(async () => isBuilt() || (await build())) },
  { name: 'start', needs: ['build'], run: () => vitest('start') },
  { name: 'browser', run: () => one(async () => console.log(`Chromium: ${await findChromium()}`)) },
  { name: 'e2e', needs: ['build', 'browser'], run: () => playwright('e2e') },
]

const AT_NIGHT: Stage[] = [
  { name: 'heavy', needs: ['generate'], run: () => vitest('nightly', '--passWithNoTests') },
  { name: 'heavy e2e', needs: ['build', 'browser'], run: () => playwrightPooled('nightly') },
  { name: 'two', needs: ['build', 'browser'], run: () => playwrightPooled('two') },
]

/** What `npm test` runs, in this order; at night also what is too slow for every time. */
export function stages(nightly: boolean): Stage[] {
  return nightly ? [...EVERY_TIME, ...AT_NIGHT] : EVERY_TIME
}
