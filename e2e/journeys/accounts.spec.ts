import type { Page } from '@playwright/test'
import { createFirstAdminLink } from '@/lib/auth/first-admin'
import { db } from '@/lib/platform/db'
import { signIn } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

// A database without any user, as on the first start.
test.use({ startFrom: 'empty' })
test.describe.configure({ mode: 'serial' })

const ADMIN = { name: 'First admin (test)', email: 'first-admin@tashrif.example', password: 'a long enough password' }
const USER = { name: 'New planner (test)', email: 'new-planner@tashrif.example', password: 'another long password' }

const link = (page: Page) => page.getByLabel('One-time link')

/** The administration, as the admin that the first link made. */
async function asAdmin(as: (who: { id: string }) => Promise<Page>): Promise<Page> {
  return as(await db().user.findUniqueOrThrow({ where: { email: ADMIN.email }, select: { id: true } }))
}

test('the first link makes one admin, who signs in; then it works no more', async ({ page, browser, server }) => {
  const path = String(await createFirstAdminLink(new Date()))
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: 'Make the first admin account' })).toBeVisible()
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('Email').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill('too short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('The first admin account is made. Sign in with it.')).toBeVisible()

  const other = await (await browser.newContext({ baseURL: server.url })).newPage()
  await other.goto(path)
  await expect(other.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Make the account' })).toHaveCount(0)
  await other.goto('/sign-in')
  await signIn(other, ADMIN.email, ADMIN.password)
  await expect(other.getByRole('heading', { level: 1, name: 'Desk' })).toBeVisible()
  await other.goto('/admin/users')
  await expect(other.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  // No sample sign-in is here, so nothing warns of one.
  await expect(other.getByText('The sample sign-ins still work')).toHaveCount(0)
  expect(await createFirstAdminLink(new Date())).toBeNull()
  await other.context().close()
})

test('an admin makes a user, who sets a password by the link and signs in by the form', async ({
  as,
  browser,
  server,
}) => {
  const admin = await asAdmin(as)
  await admin.goto('/admin/users')
  await admin.getByRole('link', { name: 'New user' }).click()
  await admin.getByLabel('Name', { exact: true }).fill(USER.name)
  await admin.getByLabel('Email').fill(USER.email)
  await admin.getByRole('checkbox', { name: 'Viewer' }).check()
  await admin.getByRole('button', { name: 'Create user' }).click()
  await expect(admin.getByText('The account is made')).toBeVisible()
  const address = await link(admin).inputValue()
  await admin.getByRole('link', { name: 'Show the account' }).click()
  await expect(admin.getByRole('heading', { level: 1, name: USER.name })).toBeVisible()
  await expect(admin.locator('main header')).toContainText('Waiting for a password')
  // It is shown only once.
  await expect(link(admin)).toHaveCount(0)

  const user = await (await browser.newContext({ baseURL: server.url })).newPage()
  await user.goto(address)
  await expect(user.getByText(`For the account ${USER.email}`)).toBeVisible()
  await user.getByLabel('New password', { exact: true }).fill(USER.password)
  await user.getByRole('button', { name: 'Set password' }).click()
  await expect(user).not.toHaveURL(/set-password/)
  await user.goto(address)
  await expect(user.getByRole('heading', { level: 1, name: 'This link no longer works' })).toBeVisible()
  // Away first: what this page still asks for, signed out by then, would bring a cookie of another form.
  await user.goto('about:blank')
  await user.context().clearCookies()
  await user.goto('/sign-in')
  await signIn(user, USER.email, USER.password)
  await expect(user.getByRole('heading', { level: 1, name: 'Desk' })).toBeVisible()
  await user.goto('/visits')
  await expect(user.getByRole('heading', { level: 1, name: 'Visits' })).toBeVisible()
  // A viewer makes no visit.
  await expect(user.getByRole('link', { name: 'New visit' })).toHaveCount(0)

  await test.step('another role opens another button, without signing in again', async () => {
    await admin.reload()
    await expect(admin.locator('main header')).toContainText('Active')
    await admin.getByRole('checkbox', { name: 'Planner' }).check()
    await admin.getByRole('checkbox', { name: 'Viewer' }).uncheck()
    await admin.getByRole('button', { name: 'Save roles' }).click()
    await expect(admin.getByText('The roles are saved')).toBeVisible()
    await user.reload()
    await expect(user.getByRole('link', { name: 'New visit' }).first()).toBeVisible()
  })

  await test.step('a reset ends the session and the password; the new link makes a new one', async () => {
    await admin.getByRole('button', { name: 'Reset password' }).click()
    const renewed = await link(admin).inputValue()
    await user.goto('/visits')
    await expect(user).toHaveURL(/\/sign-in/)
    await signIn(user, USER.email, USER.password)
    await expect(user.getByRole('alert').first()).toBeVisible()
    await user.goto(renewed)
    await user.getByLabel('New password', { exact: true }).fill(`${USER.password} again`)
    await user.getByRole('button', { name: 'Set password' }).click()
    await expect(user).not.toHaveURL(/set-password/)
  })
  await user.context().close()
})

test('the last admin stays: neither the role nor the account can be taken away', async ({ as }) => {
  const admin = await asAdmin(as)
  await admin.goto('/admin/users')
  await admin.getByRole('link', { name: ADMIN.name }).click()
  await admin.getByRole('checkbox', { name: 'Viewer' }).check()
  await admin.getByRole('checkbox', { name: 'Admin' }).uncheck()
  await admin.getByRole('button', { name: 'Save roles' }).click()
  await expect(admin.getByText('This is the last admin who can sign in: make another one first').first()).toBeVisible()
  await admin.reload()
  await expect(admin.getByRole('checkbox', { name: 'Admin' })).toBeChecked()
})

test('the audit trail tells who did what, and is filtered by who, what and when in the address', async ({ as }) => {
  const admin = await asAdmin(as)
  await admin.goto('/admin/audit')
  const told = admin.getByText(new RegExp(`^${escaped(ADMIN.name)} .*${escaped(USER.name)}`))
  await expect(told.first()).toBeVisible()
  await admin.getByLabel('Who', { exact: true }).fill('nobody of this name')
  await admin.getByRole('button', { name: 'Apply' }).click()
  await expect(admin).toHaveURL(/actor=nobody/)
  await expect(admin.getByText(USER.name)).toHaveCount(0)
  await admin.getByRole('link', { name: /^Remove filter: Who/ }).click()
  await expect(admin).toHaveURL(/\/admin\/audit$/)
  await expect(told.first()).toBeVisible()
  await admin.getByLabel('What', { exact: true }).selectOption({ label: 'Account' })
  await admin.getByRole('button', { name: 'Apply' }).click()
  await expect(admin).toHaveURL(/action=user/)
  await expect(admin.getByRole('link', { name: 'Remove filter: What: Account' })).toBeVisible()
  await expect(told.first()).toBeVisible()
  await admin.getByLabel('What', { exact: true }).selectOption({ label: 'Visit' })
  await admin.getByRole('button', { name: 'Apply' }).click()
  await expect(told).toHaveCount(0)
  await admin.goto('/admin/audit?until=2020-01-01')
  await expect(admin.getByRole('link', { name: /^Remove filter: Until/ })).toBeVisible()
  await expect(told).toHaveCount(0)
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
