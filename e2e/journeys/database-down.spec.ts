import { db } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/roles'
import { forgive, signIn } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { type Postgres, VARIABLE } from '../fixtures/postgres'
import type { Server } from '../fixtures/server'

const { admin } = JSON.parse(process.env[VARIABLE] ?? '{}') as Postgres

/** Takes the database of this worker alone away from everybody, or gives it back. */
async function databaseIs(up: boolean, { databaseUrl, pooledUrl }: Server): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1)
  await withClient(admin, async (client) => {
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} ALLOW_CONNECTIONS ${up}`)
    if (!up) await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  })
  // A pooler looks for it again once a second.
  const answers = () =>
    withClient(pooledUrl, (client) => client.query('SELECT 1')).then(
      () => true,
      () => false,
    )
  if (up) await expect.poll(answers).toBe(true)
}

// The next test of this worker has the same database.
test.afterEach(async ({ server }) => databaseIs(true, server))

test('the database is down: each page says so, goes on by itself, and nothing typed is lost', async ({
  as,
  server,
  request,
  complaints,
}) => {
  test.setTimeout(120_000)
  const title = `Typed into the dark ${Date.now()}`
  const writer = await as('planner')
  await writer.goto('/visits/new')
  await writer.getByLabel('Title').fill(title)
  const reader = await as('manager')
  await reader.goto('/')
  const follower = await as('staff')
  await databaseIs(false, server)

  await test.step('a page opened by a link or by its address says so, without its insides', async () => {
    await reader.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Follow-ups' }).click()
    await follower.goto('/visits')
    for (const page of [reader, follower]) {
      await expect(page.getByRole('heading', { level: 1, name: 'The database cannot be reached' })).toBeVisible()
      await expect(page.getByText('Waiting for the database…')).toBeVisible()
      await expect(page.getByText(/Prisma|pg_|ECONN/)).toHaveCount(0)
    }
  })
  await test.step('a save says so and keeps the text', async () => {
    await writer.getByRole('button', { name: 'Create visit' }).click()
    const message = writer.getByRole('alert', { name: 'It could not be saved' })
    await expect(message).toContainText('Nothing that you typed is lost')
    await expect(writer.getByLabel('Title')).toHaveValue(title)
  })
  await test.step('the process lives, and says that it is not ready', async () => {
    expect((await request.get(`${server.url}/api/health`)).status()).toBe(200)
    expect((await request.get(`${server.url}/api/health?ready=1`)).status()).toBe(503)
  })

  await databaseIs(true, server)
  await test.step('both pages go on by themselves, and the text is saved once', async () => {
    await expect(reader.getByRole('heading', { level: 1, name: 'Follow-ups' })).toBeVisible({ timeout: 20_000 })
    await expect(follower.getByRole('heading', { level: 1, name: 'Visits' })).toBeVisible({ timeout: 20_000 })
    await writer.getByRole('button', { name: 'Try again' }).click()
    await expect(writer.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(await db().visit.count({ where: { title } })).toBe(1)
  })
  // The browser itself notes the answers of 500 and 503, React the page that could not be made.
  forgive(complaints, /status of 50[03]|React error #441/)
})

test('the database is down: signing in says so and keeps the way back', async ({ page, server }) => {
  await databaseIs(false, server)
  await page.goto('/visits')
  await signIn(page, 'staff@tashrif.example', server.password)
  await expect(
    page.getByRole('link', { name: /^The database cannot be reached at the moment. Your password was not checked/ }),
  ).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue('staff@tashrif.example')
  await databaseIs(true, server)
  await signIn(page, 'staff@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/visits`)
})
