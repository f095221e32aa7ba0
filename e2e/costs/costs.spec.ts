import { ROLES, type Role } from '@/lib/auth/permissions'
import { startRecorder } from '@/lib/platform/testing/recorder'
import { cookieFor, expect, test } from '../fixtures/people'
import { type Costs, overBudget, queriesThatGrow, readBudget, writeBudget } from './budget'
import { growTo } from './grow'
import { measureAll, visitAll, type Where } from './measure'
import { addNoise, leaveNumbersToNoise, leaveToUs } from './noise'
import { makeWorld, type World } from './world'

/*
 * What every page costs, without a clock: statements, rows that Postgres reads, bytes; compared with budget.json.
 * A page that costs more on purpose gets its new budget, after a build, by
 *   npx playwright test --config .config/playwright.config.ts e2e/costs --project e2e --update-snapshots
 * and the change of the file tells the reviewer what it costs. Less than the budget passes, but for queries: their
 * number is exact.
 */

// A database of its own: nothing else writes into it, and no job asks it anything in the middle of a page.
test.use({
  startFrom: [async ({}, use) => use('empty'), { scope: 'worker' }],
  jobs: [async ({}, use) => use(false), { scope: 'worker' }],
})

test('no page asks a question a row, and each stays within its budget', async ({ server }, { config }) => {
  test.setTimeout(300_000)
  const recorder = await startRecorder(server.superuserUrl)
  try {
    await leaveNumbersToNoise(server.superuserUrl)
    await leaveToUs(server.superuserUrl)
    const world = await makeWorld()
    const where = { ...server, recorder, cookies: await cookiesOf(world, server.url) }
    const costs = await measureAtEachSize(where, world)
    expect.soft(queriesThatGrow(costs)).toEqual([])
    if (config.updateSnapshots === 'changed' || config.updateSnapshots === 'all') writeBudget(costs)
    expect(overBudget(costs, readBudget())).toEqual([])
  } finally {
    await recorder.stop()
  }
})

/** At one row, at fifty, and among what an office holds after some years. */
async function measureAtEachSize(where: Where, world: World): Promise<Costs> {
  await growTo(world, 1)
  // Whatever a page does the first time only is not what it costs.
  await visitAll(where, world)
  const one = await measureAll(where, world)
  await growTo(world, 50)
  const fifty = await measureAll(where, world)
  await addNoise(where.superuserUrl)
  const crowded = await measureAll(where, world)
  return { one, fifty, crowded }
}

async function cookiesOf(world: World, url: string): Promise<Record<Role, string>> {
  const made = ROLES.map(async (role) => {
    const { name, value } = await cookieFor(world.users[role].id, url)
    return [role, `${name}=${value}`]
  })
  return Object.fromEntries(await Promise.all(made)) as Record<Role, string>
}
