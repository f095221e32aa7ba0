import type { Page } from '@playwright/test'
import { hashPassword } from '@/lib/auth/password'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { refusedField, signIn } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

test('a wrong password and an unknown address get the same words, and the address typed stays', async ({
  page,
  server,
}) => {
  const said: string[] = []
  for (const email of ['viewer@tashrif.example', 'nobody@tashrif.example']) {
    await page.goto('/sign-in')
    await signIn(page, email, 'certainly not the password')
    const problem = page.getByRole('link', { name: /^The email and the password do not belong together/ })
    await expect(problem).toBeVisible()
    await expect(page.getByLabel('Email')).toHaveValue(email)
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/do not belong together/)
    said.push((await page.getByRole('main').textContent()) ?? '')
  }
  expect(said[0]).toBe(said[1])
  await signIn(page, 'viewer@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/`)
})

test('signing in goes on to the page that was asked for, with its filters', async ({ page, server }) => {
  await page.goto('/follow-ups?status=open&unowned=1')
  await expect(page.getByText('Sign in to go on to the page that you asked for.')).toBeVisible()
  await signIn(page, 'staff@tashrif.example', 'a wrong one first')
  await expect(page.getByText('There is a problem')).toBeVisible()
  await signIn(page, 'staff@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/follow-ups?status=open&unowned=1`)
  await heading(page, 'Follow-ups')
})

test('signing in never leads to another site', async ({ page, server }) => {
  test.setTimeout(120_000)
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (request.url() !== 'about:blank' && new URL(request.url()).origin !== server.url) elsewhere.push(request.url())
  })
  const targets = [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
  ]
  for (const target of targets) {
    await page.goto(`/sign-in?from=${target.includes('%') ? target : encodeURIComponent(target)}`)
    await signIn(page, 'staff@tashrif.example', server.password)
    await expect(page).toHaveURL(`${server.url}/`)
    // Away from the desk first: what it still asks for, signed out by then, would bring a cookie of another form.
    await page.goto('about:blank')
    await page.context().clearCookies()
  }
  await test.step('nor when the form was made to say so', async () => {
    await page.goto('/sign-in')
    await page.locator('input[name=callbackUrl]').evaluate((input: HTMLInputElement) => {
      input.value = 'https://evil.example/'
    })
    await signIn(page, 'staff@tashrif.example', server.password)
    await expect(page).toHaveURL(`${server.url}/`)
  })
  expect(elsewhere).toEqual([])
})

test('who is deactivated is out at the next step, and does not come in again', async ({ as, server }) => {
  const passwordHash = await hashPassword('a password of their own')
  const user = await makeUser(db(), { roles: ['planner'], name: `Leaver ${Date.now()}`, passwordHash })
  const page = await as(user)
  await page.goto('/')
  const admin = await as('admin')
  await admin.goto(`/admin/users/${user.id}`)
  await admin.getByRole('button', { name: 'Deactivate', exact: true }).click()
  const dialog = admin.getByRole('dialog')
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Deactivate', exact: true }).click()
  await expect(admin.getByText('The account is deactivated')).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Visits' }).click()
  await heading(page, 'Sign in')
  await expect(page).toHaveURL(`${server.url}/sign-in?from=%2Fvisits`)
  await signIn(page, user.email, 'a password of their own')
  await expect(page.getByRole('link', { name: /or the account cannot be used$/ })).toBeVisible()
})

test('a session that was revoked is out at the next step, and comes back to it', async ({ as, server }) => {
  const page = await as('staff')
  await page.goto('/')
  const { id } = await db().user.findUniqueOrThrow({ where: { email: 'staff@tashrif.example' } })
  await db().session.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Outcomes' }).click()
  await heading(page, 'Sign in')
  await signIn(page, 'staff@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/outcomes`)
  await heading(page, 'Outcomes')
})

test('"Sign out" ends the session itself, not only the cookie', async ({ as, request, server }) => {
  const user = await makeUser(db(), { roles: ['viewer'], name: 'Person who leaves' })
  const page = await as(user)
  await page.goto('/visits')
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name.includes('session'))
  const headers = { Cookie: `${cookie?.name}=${cookie?.value}` }
  const visits = () => request.get(`${server.url}/visits`, { headers, maxRedirects: 0 })
  expect((await visits()).status()).toBe(200)
  await page.locator('summary', { hasText: 'Person who leaves, account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await heading(page, 'Sign in')
  expect((await visits()).status()).toBe(307)
  await page.goBack()
  await heading(page, 'Sign in')
})

test('guessing at a password makes one wait, and then the right one too', async ({ page }) => {
  const passwordHash = await hashPassword('a password of their own')
  const { email } = await makeUser(db(), { roles: ['viewer'], passwordHash })
  await page.goto('/sign-in')
  const wait = page.getByRole('link', { name: /^Too many attempts. Try again in \d+ minutes$/ })
  for (let tries = 0; tries < 6 && !(await wait.isVisible()); tries++) {
    await signIn(page, email, `a guess, number ${tries}`)
    await expect(page.getByText('There is a problem')).toBeVisible()
  }
  await signIn(page, email, 'a password of their own')
  await expect(wait).toBeVisible()
})

test('changing the password ends the other sessions, not this one', async ({ as, server }) => {
  const passwordHash = await hashPassword('a password of their own')
  const user = await makeUser(db(), { roles: ['viewer'], name: 'Two machines', passwordHash })
  const [here, there] = [await as(user), await as(user)]
  await there.goto('/')
  await here.goto('/account')
  await here.getByLabel('Present password', { exact: true }).fill('a password of their own')
  await here.getByLabel('New password', { exact: true }).fill('short')
  await here.getByRole('button', { name: 'Change password' }).click()
  const chosen = here.getByLabel('New password', { exact: true })
  await refusedField(here, chosen, 'New password', 'Use at least 12 characters')
  await chosen.fill('another password of theirs')
  await here.getByRole('button', { name: 'Change password' }).click()
  await expect(here.getByText('Your password is changed')).toBeVisible()
  await here.reload()
  await heading(here, 'Account')
  await there.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Visits' }).click()
  await heading(there, 'Sign in')
  await signIn(there, user.email, 'another password of theirs')
  await expect(there).toHaveURL(`${server.url}/visits`)
})

test('scripts of a page cannot read the cookies of a person who signed in', async ({ page, server }) => {
  await page.goto('/sign-in')
  await signIn(page, 'viewer@tashrif.example', server.password)
  await expect(page).toHaveURL(`${server.url}/`)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  const ours = await page.context().cookies()
  expect(ours.length).toBeGreaterThan(0)
  for (const { httpOnly, sameSite } of ours) expect([httpOnly, sameSite]).toEqual([true, 'Lax'])
})

test('two sign-in pages that opened at the same time both sign in', async ({ page, context, server }) => {
  await page.goto('/sign-in')
  const cookies = await context.cookies()
  // What the second page gets when it is asked for before the answer to the first has come.
  await context.clearCookies()
  const other = await context.newPage()
  await other.goto('/sign-in')
  await context.addCookies(cookies)
  for (const one of [page, other]) {
    await signIn(one, 'staff@tashrif.example', server.password)
    await expect(one).toHaveURL(`${server.url}/`)
  }
})
