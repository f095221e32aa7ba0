import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { editItem } from '@/lib/programme/commands'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { forgive, NO_NETWORK } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

/** What another has saved is there within this, without a reload (the issue's own measure). */
const SOON = { timeout: 2_000 }

const row = (page: Page, title: string) => page.getByRole('link', { name: title, exact: true })

async function rename(page: Page, itemId: string, title: string) {
  await page.goto(`/meetings/${itemId}/edit`)
  await page.getByLabel('Title', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('two planners with one programme see each other’s changes, and a stale form gets both versions', async ({
  as,
}) => {
  const visit = await makeVisit(db())
  const item = await makeItem(db(), { visitId: visit.id, title: 'Talks at the ministry' })
  const [first, second] = [await as('planner'), await as('manager')]
  await first.goto(`/visits/${visit.id}/programme`)
  await expect(row(first, 'Talks at the ministry')).toBeVisible()
  await second.goto(`/meetings/${item.id}/edit`)
  const opened = await second.context().newPage()
  await rename(opened, item.id, 'Talks at the academy')
  await expect(row(first, 'Talks at the academy')).toBeVisible(SOON)
  await expect(first.getByRole('status').filter({ hasText: 'Somebody saved a change' })).toBeVisible()
  await second.getByLabel('Title', { exact: true }).fill('Talks at the town hall')
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  const question = second.getByRole('alert', { name: 'Somebody saved this while you were writing' })
  await expect(question.getByText('Talks at the academy')).toBeVisible()
  await expect(question.getByText('Talks at the town hall')).toBeVisible()
})

test('a window that was without the network catches up', async ({ as, complaints }) => {
  const visit = await makeVisit(db())
  const item = await makeItem(db(), { visitId: visit.id, title: 'Before the tunnel' })
  const [first, second] = [await as('planner'), await as('planner')]
  await first.goto(`/visits/${visit.id}/programme`)
  await expect(row(first, 'Before the tunnel')).toBeVisible()
  await first.context().setOffline(true)
  await rename(second, item.id, 'In the tunnel')
  await first.context().setOffline(false)
  await expect(row(first, 'In the tunnel')).toBeVisible()
  forgive(complaints, NO_NETWORK)
})

test('an act of one’s own is no news, and another’s is asked for once', async ({ as }) => {
  const visit = await makeVisit(db())
  const item = await makeItem(db(), { visitId: visit.id, status: 'tentative' })
  const page = await as('planner')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.headers().rsc) asked.push(request.url())
  })
  await page.goto(`/meetings/${item.id}`)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByRole('main').getByText('Confirmed', { exact: true }).first()).toBeVisible()
  const manager = await asRole(db(), 'manager')
  const { version } = await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })
  const input = { commandId: newId(), itemId: item.id, version, type: 'meeting', title: 'Renamed by another' }
  expect((await editItem(manager, input, new Date())).ok).toBe(true)
  await expect(page.getByRole('heading', { level: 1, name: 'Renamed by another' })).toBeVisible(SOON)
  expect(asked.filter((url) => url.includes(`/meetings/${item.id}`))).toHaveLength(1)
})

test('the stream is of who may see the visit, and ends with the session', async ({ as, server }) => {
  const hidden = await makeVisit(db(), { restricted: true })
  const open = await makeVisit(db())
  const page = await as('viewer')
  const status = async (visitId: string) =>
    (await page.request.get(`${server.url}/api/live?visit=${visitId}&seen=0`, { timeout: 5_000 })).status()
  expect(await status(hidden.id)).toBe(404)
  expect(await status('nothing')).toBe(404)
  await page.goto(`/visits/${open.id}`)
  const stream = page.evaluate(
    (visit) =>
      new Promise<string>((resolve) => {
        const source = new EventSource(`/api/live?visit=${visit}&seen=0`)
        source.addEventListener('over', () => resolve('over'))
        source.addEventListener('open', () => document.body.setAttribute('data-open', ''))
      }),
    open.id,
  )
  await expect(page.locator('body[data-open]')).toHaveCount(1)
  await db().visit.update({ where: { id: open.id }, data: { restricted: true } })
  await makeItem(db(), { visitId: open.id })
  await db().$executeRaw`SELECT pg_notify('tashrif_live', ${open.id})`
  expect(await stream).toBe('over')
})
