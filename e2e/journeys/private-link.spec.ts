import type { Browser, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makePrivateLink } from '@/prisma/factories/private-links'
import { makeVisit } from '@/prisma/factories/visits'
import { faultsAtThisSize } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

/** A follow-up of an officer, led by an organisation without accounts, and a manager. */
async function world() {
  const person = await makePerson(db(), { name: 'Officer of the follow-up' })
  const officer = await makeUser(db(), { roles: ['staff'], personId: person.id, name: 'Officer of the follow-up' })
  const manager = await makeUser(db(), { roles: ['manager'] })
  const visit = await makeVisit(db(), { title: 'SECRET visit' })
  const lead = await makeOrganisation(db(), { name: `Water works ${Date.now()}` })
  const followUp = await makeFollowUp(db(), {
    visitId: visit.id,
    title: 'Send the draft on water',
    leadOrganisationId: lead.id,
    officerId: person.id,
    nextStep: 'SECRET step',
  })
  return { officer, manager, lead, followUp }
}

/** A window of nobody's. */
async function outsideWindow(browser: Browser, url: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled, viewport: { width: 360, height: 780 } })
  return context.newPage()
}

const report = async (page: Page, text: string) => {
  await page.getByLabel('Your name').fill('Engineer of the works')
  await page.getByLabel('What has been done').fill(text)
  await page.getByLabel('Link 1').fill('https://example.org/draft')
  await page.getByRole('button', { name: 'Send the report' }).click()
}

test('a manager makes a link, an outside body reports with a file, the officer accepts, the link is revoked', async ({
  as,
  browser,
  server,
}) => {
  test.setTimeout(120_000)
  const { officer, manager, lead, followUp } = await world()
  const desk = await as(manager)
  await desk.goto(`/follow-ups/${followUp.id}`)
  await desk.getByRole('button', { name: 'Make a private link' }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByLabel('Organisation')).toHaveValue(lead.name)
  await dialog.getByLabel('Message').fill('Please say how far the draft is.')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const address = await dialog.getByLabel('Private link').inputValue()
  expect(new URL(address).pathname).toMatch(/^\/report\/[\w-]{43}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  const links = desk.getByRole('list', { name: 'Private links of this follow-up' })
  await expect(links.getByRole('listitem')).toContainText([lead.name])
  await expect(desk.getByText(address)).toHaveCount(0)

  const outside = await outsideWindow(browser, server.url)
  const answer = await outside.goto(new URL(address).pathname)
  expect(answer?.headers()).toMatchObject({
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'cache-control': expect.stringContaining('no-store'),
    'referrer-policy': 'same-origin',
  })
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('Send the draft on water')
  await expect(outside.getByText('Please say how far the draft is.')).toBeVisible()
  expect(await outside.content()).not.toContain('SECRET')
  expect(await outside.content()).not.toContain('Officer of the follow-up')
  expect(await faultsAtThisSize(outside)).toEqual([])
  await outside.getByRole('button', { name: 'Send the report' }).click()
  const problem = outside.getByRole('alert', { name: 'There is a problem' })
  await expect(problem).toContainText('Enter your name')
  await report(outside, '<b>Half</b> is done')
  await expect(outside.getByText('Your report is sent')).toBeVisible()
  const own = outside.getByRole('region', { name: 'Your reports' })
  await expect(own).toContainText('<b>Half</b> is done')
  await outside
    .locator('input[type=file]')
    .setInputFiles({ name: 'act.txt', mimeType: 'text/plain', buffer: Buffer.from('An act of today') })
  await expect(own.getByRole('list', { name: 'Files', exact: true })).toContainText('act.txt')
  await outside.setViewportSize({ width: 1280, height: 900 })
  expect(await faultsAtThisSize(outside)).toEqual([])

  const work = await as(officer)
  await work.goto('/')
  await work.getByRole('region', { name: 'Reports of outside bodies' }).getByRole('link').first().click()
  const reported = work.getByRole('region', { name: 'Reported from outside' })
  await expect(reported).toContainText('<b>Half</b> is done')
  await expect(reported.getByRole('link', { name: 'act.txt' })).toBeVisible()
  expect(await faultsAtThisSize(work)).toEqual([])
  await reported.getByRole('button', { name: 'Accept' }).click()
  await expect(reported.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await expect(work.getByRole('region', { name: 'Progress', exact: true })).toContainText('<b>Half</b> is done')
  await expect(work.getByRole('region', { name: 'Evidence', exact: true })).toContainText('act.txt')
  await outside.reload()
  await expect(own).toContainText('Accepted')

  await desk.reload()
  await links.getByRole('button', { name: 'Revoke' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(links).toContainText('Revoked')
  await outside.reload()
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('This link has ended')
  expect(await outside.content()).not.toContain('Send the draft on water')
  await outside.context().close()
})

test('without scripts a report with a link is sent; a wrong address is none, a session opens nothing', async ({
  as,
  browser,
  server,
}) => {
  const { manager, lead, followUp } = await world()
  const { token } = await makePrivateLink(db(), { followUpId: followUp.id, organisationId: lead.id })
  const plain = await outsideWindow(browser, server.url, false)
  await plain.goto(`/report/${token}`)
  await plain.getByLabel('Done, per cent').fill('much')
  await report(plain, 'The draft is sent')
  await expect(plain.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(plain.getByLabel('What has been done')).toHaveValue('The draft is sent')
  await plain.getByLabel('Done, per cent').fill('80')
  await plain.getByRole('button', { name: 'Send the report' }).click()
  await expect(plain.getByText('Your report is sent')).toBeVisible()
  await expect(plain.getByRole('link', { name: 'https://example.org/draft' })).toHaveAttribute('rel', /noreferrer/)
  expect(await db().outsideReport.findMany({ where: { followUpId: followUp.id } })).toMatchObject([
    { text: 'The draft is sent', percent: 80, state: 'waiting' },
  ])
  await plain.context().close()

  const signedIn = await as(manager)
  for (const wrong of [token.slice(1), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'x'])
    expect((await signedIn.request.get(`/report/${wrong}`)).status()).toBe(404)
  const foreign = await signedIn.request.post(`/report/${token}`, {
    headers: { origin: 'https://evil.example' },
    form: { text: 'x' },
  })
  expect(foreign.status()).toBe(403)
  const parts = await signedIn.request.get(`/api/outside/${token}x/files/nothing/parts`)
  expect(parts.status()).toBe(404)
})
