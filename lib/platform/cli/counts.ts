import { existsSync, readFileSync } from 'node:fs'

export type Counts = {
  passed: number
  failed: number
  /** What to know of the run beside its numbers. */
  note?: string
  /** The tests that failed, in words. */
  failures?: string[]
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  success: boolean
  testResults: { name: string; status: string; assertionResults: { status: string; fullName: string }[] }[]
}
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

function read<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null
}

/** A run that went wrong beside its tests (a file that cannot be loaded, a setup that throws) counts as one failed. */
function withTrouble(counts: Counts, wentWell: boolean): Counts {
  return wentWell || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** Counts of vitest's JSON report; a test file that could not be loaded is a failed test. */
export function vitestCounts(file: string, code: number | string): Counts {
  const report = read<VitestReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  const failed = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name}: ${fullName}`),
  )
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
  return withTrouble({ ...counts, failures: [...unloaded.map(({ name }) => name), ...failed] }, code === 0)
}

/**
 * Counts of Playwright's JSON report. One that passed only when tried again has passed, and the run says so: a
 * build machine tries a browser's race once more, nobody else does.
 */
export function playwrightCounts(file: string, code: number | string): Counts {
  const report = read<PlaywrightReport>(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  if (flaky > 0) console.log(`${flaky} passed only when tried again: look into it`)
  return withTrouble({ passed: expected + flaky, failed: unexpected }, code === 0 && report.errors.length === 0)
}
