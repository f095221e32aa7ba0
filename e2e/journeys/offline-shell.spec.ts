import type { BrowserContext, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout, sectionText } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

test.describe.configure({ timeout: 120_000 })

/** A visit with a meeting that was held, whose readout the sample's staff has begun. */
async function makeJourney(title: string) {
  const staff = await userOf('staff')
  const visit = await makeVisit(db(), { title, status: 'under_way' })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held', title: `Talks of ${title}` })
  const readout = await makeReadout(db(), { itemId: item.id, writerId: staff })
  return { staff, visit, item, readout }
}

async function takeAlong(page: Page, visitId: string) {
  await page.goto(`/visits/${visitId}`)
  await page.getByRole('button', { name: 'Take with me' }).click()
  await expect(page.getByRole('dialog', { name: 'On this device' })).toBeVisible()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

/** What everybody's caches hold: addresses, and those whose content names `words`. */
const cached = (page: Page, words: string) =>
  page.evaluate(async (wanted) => {
    const held: { path: string; names: boolean }[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? ''
        held.push({ path: new URL(request.url).pathname, names: text.includes(wanted) })
      }
    }
    return held
  }, words)

const editor = (page: Page) => page.getByRole('textbox', { name: 'Discussion' })

async function write(page: Page, words: string) {
  await editor(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(words)
  await expect(page.getByText('On this device').or(page.getByText('Sending')).first()).toBeVisible()
}

/** The menu may still be open. */
async function signOut(page: Page) {
  const button = page.getByRole('button', { name: 'Sign out', exact: true })
  if (!(await button.isVisible())) await page.locator('summary', { hasText: ', account' }).click()
  await button.click()
}

async function reopened(context: BrowserContext, page: Page, path: string): Promise<Page> {
  await page.close()
  const next = await context.newPage()
  await next.goto(path)
  return next
}

test('a readout is written without a network from a cold start, and is there once when there is one', async ({
  as,
  complaints,
}) => {
  const { visit, item, readout } = await makeJourney('Cold start in Almaty')
  const first = await as('staff')
  const context = first.context()
  await takeAlong(first, visit.id)
  await context.setOffline(true)

  const page = await reopened(context, first, '/road')
  await expect(page.getByRole('link', { name: 'Cold start in Almaty' })).toBeVisible()
  // The addresses of the desk lead to the screens with the same.
  await page.goto(`/meetings/${item.id}/readout`)
  await expect(page).toHaveURL(`/road/meetings/${item.id}`)
  await write(page, 'Said in the car.')
  await page.reload()
  await expect(editor(page)).toContainText('Said in the car.')
  await expect(page.getByText('Saved on this device, 1 to send')).toBeVisible()
  await page.goto('/follow-ups')
  await expect(page.getByRole('heading', { name: 'You are without a network' })).toBeVisible()
  expect(await sectionText(db(), readout.id, 'discussion')).toBeNull()

  await context.setOffline(false)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await sectionText(db(), readout.id, 'discussion')).toBe('Said in the car.')
  expect(await db().readoutRevision.count({ where: { readoutId: readout.id } })).toBe(1)
  await page.goto(`/road/meetings/${item.id}`)
  await expect(editor(page)).toContainText('Said in the car.')
  expect(await faults(page)).toEqual([])

  const held = await cached(page, 'Cold start in Almaty')
  expect(held.length).toBeGreaterThan(10)
  expect(held.filter(({ names }) => names)).toEqual([])
  const own = /^\/(_next\/static\/|road$|manifest\.webmanifest$|icon\.svg$)/
  expect(held.filter(({ path }) => !own.test(path))).toEqual([])
  // The browser says of each request that it had no network.
  complaints.length = 0
})

test('a session that ended takes no text with it, and sign-out asks before it deletes one', async ({
  as,
  server,
  complaints,
}) => {
  const { staff, visit, item, readout } = await makeJourney('Ended session in Osh')
  const page = await as({ id: staff })
  const context = page.context()
  await takeAlong(page, visit.id)
  await context.setOffline(true)
  await page.goto(`/road/meetings/${item.id}`)
  await write(page, 'Kept all the same.')
  await db().session.updateMany({ where: { userId: staff }, data: { revokedAt: new Date() } })
  await context.setOffline(false)
  await expect(page.getByRole('link', { name: 'Sign in', exact: true })).toBeVisible()
  expect(await sectionText(db(), readout.id, 'discussion')).toBeNull()

  await context.addCookies([await cookieFor(staff, server.url)])
  await page.goto('/')
  await expect.poll(() => sectionText(db(), readout.id, 'discussion')).toBe('Kept all the same.')

  await page.goto(`/road/meetings/${item.id}`)
  await expect(editor(page)).toContainText('Kept all the same.')
  await db().readout.update({ where: { id: readout.id }, data: { status: 'submitted', submittedAt: new Date() } })
  await write(page, ' Too late.')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Not sent: needs your decision' })).toBeVisible()
  await signOut(page)
  const question = page.getByRole('dialog', { name: 'Not everything is sent' })
  await expect(question.getByText('1 thing that you wrote on this device is not on the server.')).toBeVisible()
  await question.getByRole('button', { name: 'Stay signed in' }).first().click()
  await expect(question).toBeHidden()
  await signOut(page)
  await question.getByRole('button', { name: 'Sign out and delete' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(left.filter((name) => name.startsWith('tashrif-'))).toEqual([])
  complaints.length = 0
})

test('a device whose account was deactivated wipes itself at the next contact', async ({ as, complaints }) => {
  const staff = await makeUser(db(), { roles: ['staff'] })
  const visit = await makeVisit(db(), { title: 'Deactivated in Khiva' })
  const page = await as(staff)
  await takeAlong(page, visit.id)
  await db().user.update({ where: { id: staff.id }, data: { deactivatedAt: new Date() } })
  await page.context().clearCookies()
  await page.goto('/road')
  await expect(page).toHaveURL(/\/sign-in/)
  const left = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect(left.filter((name) => name.startsWith('tashrif-'))).toEqual([])
  complaints.length = 0
})
