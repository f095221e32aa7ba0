import type { Page, Route } from '@playwright/test'
import type { Role } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeVisit } from '@/prisma/factories/visits'
import { forgive, signIn } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const create = (page: Page) => page.getByRole('button', { name: 'Create visit' })

async function endSessionsOf(role: Role) {
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: `${role}@tashrif.example` } })
  await db().session.updateMany({ where: { userId }, data: { revokedAt: new Date() } })
}

/** Does this to the saves of the page, not to its reads. */
async function onSave(page: Page, what: (route: Route) => Promise<void>) {
  await page.route('**/*', (route) => (route.request().method() === 'POST' ? what(route) : route.continue()))
}

test.describe('a second tab with an older version', () => {
  async function twoTabs(first: Page) {
    const title = `Two tabs ${Date.now()}`
    const visit = await makeVisit(db(), { title, purpose: 'As it was' })
    const second = await first.context().newPage()
    for (const page of [first, second]) await page.goto(`/visits/${visit.id}/edit`)
    await field(second, 'Purpose').fill('Theirs')
    await second.getByRole('button', { name: 'Save visit' }).click()
    await expect(second.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await field(first, 'Purpose').fill('Mine')
    await first.getByRole('button', { name: 'Save visit' }).click()
    const question = first.getByRole('alert', { name: 'Somebody saved this while you were writing' })
    await expect(question).toBeFocused()
    const purpose = async () => (await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).purpose
    return { question, title, purpose }
  }

  test('sees both texts, keeps its own, and saves it on top by choice', async ({ as }) => {
    const page = await as('planner')
    const { question, title, purpose } = await twoTabs(page)
    await expect(question.getByRole('definition').filter({ hasText: /^Mine$/ })).toBeVisible()
    await expect(question.getByRole('definition').filter({ hasText: /^Theirs$/ })).toBeVisible()
    await expect(field(page, 'Purpose')).toHaveValue('Mine')
    expect(await purpose()).toBe('Theirs')
    await question.getByRole('button', { name: 'Save on the new version' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(await purpose()).toBe('Mine')
  })

  test('can take the other text instead', async ({ as }) => {
    const page = await as('planner')
    const { question, title, purpose } = await twoTabs(page)
    await question.getByRole('button', { name: 'Take theirs Purpose' }).click()
    await expect(field(page, 'Purpose')).toHaveValue('Theirs')
    await question.getByRole('button', { name: 'Save on the new version' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(await purpose()).toBe('Theirs')
  })
})

test('a double click on a create button makes one record', async ({ as }) => {
  const page = await as('planner')
  const title = `Clicked twice ${Date.now()}`
  await page.goto('/visits/new')
  await field(page, 'Title').fill(title)
  await create(page).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await db().visit.count({ where: { title } })).toBe(1)
  const visit = await db().visit.findFirstOrThrow({ where: { title } })

  await page.goto(`/visits/${visit.id}/programme/new`)
  await field(page, 'Type').selectOption({ label: 'Meeting' })
  await field(page, 'Title').fill('Meeting of the two clicks')
  await page.getByRole('button', { name: 'Add programme item' }).dblclick()
  await expect(page.getByRole('link', { name: 'Meeting of the two clicks' })).toBeVisible()
  expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(1)

  await page.goto(`/visits/${visit.id}/hosts`)
  await page.getByRole('button', { name: 'Add contact' }).first().click()
  await page.getByRole('dialog').getByLabel('Title').fill('Director of the bureau')
  await page.getByRole('dialog').getByRole('button', { name: 'Add contact' }).dblclick()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('main').getByText('Director of the bureau').first()).toBeVisible()
  expect(await db().hostContact.count({ where: { visitId: visit.id } })).toBe(1)
})

test('a session that ended while typing: sign in, come back, and the text is still there', async ({
  as,
  server,
  complaints,
}) => {
  const page = await as('planner')
  const title = `Typed through the night ${Date.now()}`
  await page.goto('/visits/new')
  await field(page, 'Title').fill(title)
  await field(page, 'Purpose').fill('A long text\nof two lines')
  await field(page, 'Arrival date').fill('2027-05-03')
  await page.getByRole('button', { name: 'Add organiser' }).click()
  await page.getByRole('combobox', { name: 'Organiser 1', exact: true }).fill(`Office of ${title}`)
  await endSessionsOf('planner')

  await create(page).click()
  const message = page.getByRole('alert', { name: 'You are signed out' })
  await expect(message).toContainText('What you typed is kept in this browser')
  await expect(field(page, 'Title')).toHaveValue(title)
  await message.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await signIn(page, 'planner@tashrif.example', server.password)

  await expect(page).toHaveURL(`${server.url}/visits/new`)
  await expect(page.getByText('Restored what you had typed')).toBeVisible()
  await expect(field(page, 'Title')).toHaveValue(title)
  await expect(field(page, 'Purpose')).toHaveValue('A long text\nof two lines')
  await expect(field(page, 'Arrival date')).toHaveValue('2027-05-03')
  await expect(page.getByRole('combobox', { name: 'Organiser 1', exact: true })).toHaveValue(`Office of ${title}`)
  await create(page).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await db().visit.count({ where: { title } })).toBe(1)
  // The browser itself notes that the names of organisations were refused.
  forgive(complaints, /status of 401/)
})

test('a session that ended over a dialog: back on the page, the text waits in the dialog', async ({ as, server }) => {
  const page = await as('planner')
  const visit = await makeVisit(db())
  await page.goto(`/visits/${visit.id}/hosts`)
  const dialog = page.getByRole('dialog')
  const add = page.getByRole('button', { name: 'Add contact' }).first()
  await add.click()
  await dialog.getByLabel('Title').fill('Rector of the academy')
  await dialog.getByLabel('Note').fill('Speaks German')
  await endSessionsOf('planner')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await dialog.getByRole('link', { name: 'Sign in again' }).click()
  await signIn(page, 'planner@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/visits/${visit.id}/hosts`)
  await add.click()
  await expect(dialog.getByText('Restored what you had typed')).toBeVisible()
  await expect(dialog.getByLabel('Title')).toHaveValue('Rector of the academy')
  await expect(dialog.getByLabel('Note')).toHaveValue('Speaks German')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(dialog).toBeHidden()
  expect(await db().hostContact.count({ where: { visitId: visit.id, title: 'Rector of the academy' } })).toBe(1)
})

test('somebody else who signs in at the same browser does not find what the first one typed', async ({
  as,
  server,
}) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('Not for the eyes of others')
  await endSessionsOf('planner')
  await create(page).click()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await signIn(page, 'manager@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/visits/new`)
  await expect(field(page, 'Title')).toHaveValue('')
  await expect(page.getByText('Restored what you had typed')).toHaveCount(0)
  expect(await page.evaluate(() => JSON.stringify(window.sessionStorage))).not.toContain('Not for the eyes')
})

test('the server cannot be reached while saving: it says so, nothing is lost, and the next try works', async ({
  as,
  complaints,
}) => {
  const page = await as('planner')
  const title = `Through a dead line ${Date.now()}`
  await page.goto('/visits/new')
  await field(page, 'Title').fill(title)
  await onSave(page, (route) => route.abort())
  await create(page).click()
  const message = page.getByRole('alert', { name: 'It could not be saved' })
  await expect(message).toContainText('Nothing that you typed is lost')
  await expect(field(page, 'Title')).toHaveValue(title)
  await page.unrouteAll()
  await message.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await db().visit.count({ where: { title } })).toBe(1)
  // The browser itself notes the request that failed.
  forgive(complaints, /net::ERR_FAILED/)
})

test('an answer that is lost on its way makes no second record, however often it is sent', async ({
  as,
  complaints,
}) => {
  const page = await as('planner')
  const title = `Saved without an answer ${Date.now()}`
  await page.goto('/visits/new')
  await field(page, 'Title').fill(title)
  await onSave(page, async (route) => {
    await route.fetch()
    await route.abort()
  })
  await create(page).click()
  const message = page.getByRole('alert', { name: 'It could not be saved' })
  await expect(message).toBeVisible()
  await expect.poll(() => db().visit.count({ where: { title } })).toBe(1)
  await page.unrouteAll()

  await test.step('also when the page was loaded again in between', async () => {
    await page.reload()
    await expect(page.getByText('Restored what you had typed')).toBeVisible()
    await expect(field(page, 'Title')).toHaveValue(title)
  })
  await create(page).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  expect(await db().visit.count({ where: { title } })).toBe(1)
  // The browser itself notes the request that failed.
  forgive(complaints, /net::ERR_FAILED/)
})

test('a bug on the server is an apology without its insides, and nothing typed is lost', async ({ as, complaints }) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('Met a bug')
  await onSave(page, (route) => route.fulfill({ status: 500, contentType: 'text/plain', body: 'SELECT boom' }))
  await create(page).click()
  await expect(page.getByRole('alert', { name: 'It could not be saved' })).toBeVisible()
  await expect(field(page, 'Title')).toHaveValue('Met a bug')
  await expect(page.getByText('boom')).toHaveCount(0)
  // The browser itself notes the 500.
  forgive(complaints, /status of 500/)
})
