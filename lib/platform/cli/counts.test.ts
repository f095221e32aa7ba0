import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './counts'

const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(report: object): string {
  const name = path.join(folder, 'report.json')
  writeFileSync(name, JSON.stringify(report))
  return name
}

const missing = path.join(folder, 'missing.json')

describe('a run of vitest', () => {
  const report = { numPassedTests: 5, numFailedTests: 0, success: true, testResults: [] }

  test('counts its tests', () => {
    expect(vitestCounts(file(report), 0)).toMatchObject({ passed: 5, failed: 0 })
    expect(vitestCounts(file({ ...report, numFailedTests: 2 }), 1)).toMatchObject({ passed: 5, failed: 2 })
  })

  test('counts a file that cannot be loaded as failed', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }]
    expect(vitestCounts(file({ ...report, testResults }), 1)).toEqual({ passed: 5, failed: 1, failures: ['a.test.ts'] })
  })

  test('names the tests that failed', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a day is long' },
      { status: 'failed', fullName: 'a night is short' },
    ]
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults }]
    expect(vitestCounts(file({ ...report, numFailedTests: 1, testResults }), 1)).toMatchObject({
      failures: ['a.test.ts: a night is short'],
    })
  })

  test('has failed when it ends badly with every test passed', () => {
    expect(vitestCounts(file(report), 1)).toMatchObject({ passed: 5, failed: 1 })
  })

  test('has failed when it leaves no report', () => {
    expect(vitestCounts(missing, 1)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('a run of Playwright', () => {
  const stats = { expected: 7, unexpected: 0, flaky: 0 }

  test('counts a test that passed at the second try as passed, and one that never did as failed', () => {
    expect(playwrightCounts(file({ stats: { ...stats, unexpected: 1 }, errors: [] }), 1)).toEqual({
      passed: 7,
      failed: 1,
    })
    expect(playwrightCounts(file({ stats: { ...stats, flaky: 1 }, errors: [] }), 0)).toEqual({ passed: 8, failed: 0 })
  })

  test('has failed when its setup throws', () => {
    expect(playwrightCounts(file({ stats, errors: [{}] }), 1)).toEqual({ passed: 7, failed: 1 })
  })

  test('has failed when it leaves no report', () => {
    expect(playwrightCounts(missing, 1)).toEqual({ passed: 0, failed: 1 })
  })
})
