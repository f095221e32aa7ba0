import { loadBench } from '@/prisma/bench/load'
import { expect, test } from '../fixtures/server'
import { READ_CASES } from './cases'
import { ask, problemOf } from './load'
import { findPlaces } from './places'
import { otherSubjects, readSubjects, type Subject, signInAll } from './subjects'
import { WRITE_CASES } from './writes'

// A database of its own: nothing else writes into it.
test.use({ startFrom: [async ({}, use) => use('empty'), { scope: 'worker' }] })

/** The requests of all cases once, one after the other. @returns what is wrong, in words. */
async function problemsOf(subjects: readonly Subject[], url: string): Promise<string[]> {
  const problems: string[] = []
  for (const { name, next } of subjects) {
    const wanted = next(0)
    const problem = problemOf(wanted, await ask(url, wanted))
    if (problem) problems.push(`${name}: ${problem}`)
  }
  return problems
}

test('every case of the benchmark is answered, and shows what it is about', async ({ server }) => {
  test.setTimeout(120_000)
  const database = { appUrl: server.databaseUrl, ownerUrl: server.ownerUrl, superuserUrl: server.superuserUrl }
  // More visits than a page has rows: each list has a last page that is not its first.
  await loadBench({ ownerUrl: server.ownerUrl, visits: 60, scale: 1, seed: 1, today: '2026-11-23' })
  const jars = await signInAll(server.url)
  const session = { url: server.url, database, at: await findPlaces(server.ownerUrl), jars }
  expect(await problemsOf([...readSubjects(session), ...(await otherSubjects(session))], server.url)).toEqual([])
})

test('no two cases have one name', () => {
  const names = [...READ_CASES, ...WRITE_CASES].map(({ name }) => name)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
