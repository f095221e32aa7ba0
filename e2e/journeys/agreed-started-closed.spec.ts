import type { Browser, Page } from '@playwright/test'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { addDays, todayIn } from '@/lib/time/calendar'
import { makeUser } from '@/prisma/factories/accounts'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { withReason } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const TASK = 'Draw up the plan of the dry port'

/** Two things that were agreed half a year ago; of one nothing was begun, and nobody answers for it. */
async function world() {
  const ago = (days: number) => dayToDb(addDays(todayIn('Asia/Tashkent', new Date()), -days))
  const visit = await makeVisit(db(), { title: 'Visit on dry ports', status: 'reporting', arrivalDate: ago(200) })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held', date: ago(198) })
  const readout = await makeReadout(db(), { itemId: item.id, status: 'final' })
  const lead = await makeOrganisation(db(), { name: 'Institute of dry ports' })
  const agreed = { readoutId: readout.id, type: 'agreement', owedBy: 'us' } as const
  const promise = await makeOutcome(db(), { ...agreed, text: 'A dry port is planned together' })
  const task = await makeFollowUp(db(), { outcomeId: promise.id, title: TASK, leadOrganisationId: lead.id })
  const begun = await makeOutcome(db(), { ...agreed, text: 'Timetables are exchanged' })
  await makeFollowUp(db(), { outcomeId: begun.id, status: 'in_progress', startedAt: new Date() })
  const person = await makePerson(db(), { name: 'Officer of the dry port' })
  const officer = await makeUser(db(), { roles: ['staff'], name: 'Officer of the dry port', personId: person.id })
  const manager = await makeUser(db(), { roles: ['manager'], name: 'Manager of the chain' })
  return { visit, task, lead, officer, manager, person }
}

const step = (page: Page, name: string) =>
  page
    .getByRole('table', { name: 'How far what was agreed has come' })
    .getByRole('row', { name: new RegExp(`^${name}`) })

async function funnel(page: Page, visitId: string, counts: Record<string, string>) {
  await page.goto(`/reports?visit=${visitId}`)
  for (const [name, count] of Object.entries(counts)) await expect(step(page, name)).toContainText(count)
}

/** The outside body, in a browser that knows nobody. */
async function reportFromOutside(browser: Browser, origin: string, address: string) {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 360, height: 780 } })
  const outside = await context.newPage()
  await outside.goto(new URL(address).pathname)
  await outside.getByLabel('Your name').fill('Engineer of the institute')
  await outside.getByLabel('What has been done').fill('The plan is drawn and signed.')
  await outside.getByLabel('Link 1').fill('https://example.org/plan')
  await outside.getByRole('button', { name: 'Send the report' }).click()
  await expect(outside.getByText('Your report is sent')).toBeVisible()
  await context.close()
}

async function decide(page: Page) {
  await page.goto('/reviews')
  await page.getByRole('link', { name: TASK }).first().click()
  await expect(page.getByText('A dry port is planned together').first()).toBeVisible()
  await expect(page.getByText('https://example.org/plan').first()).toBeVisible()
}

test('what was only on paper is reassigned, reported from outside, returned once, approved, and the funnel moves', async ({
  as,
  browser,
  server,
}) => {
  test.setTimeout(180_000)
  const { visit, task, officer, manager, person } = await world()
  const page = await as(manager)
  await funnel(page, visit.id, { Agreed: '2', Started: '1', Closed: '0', 'On paper only': '1' })

  await test.step('from the funnel to one follow-up, which is given to an officer', async () => {
    await page.getByRole('link', { name: 'On paper only: 1', exact: true }).click()
    await page
      .getByRole('row')
      .filter({ hasText: 'A dry port is planned together' })
      .getByRole('link', { name: new RegExp(TASK) })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: TASK })).toBeVisible()
    await page.goto(`/follow-ups/${task.id}/edit`)
    await page.getByLabel('Accountable officer').fill(person.name)
    await page.getByRole('option', { name: person.name }).click()
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: TASK })).toBeVisible()
    await expect(page.getByText(person.name).first()).toBeVisible()
  })

  await test.step('an outside body reports through its link', async () => {
    await page.getByRole('button', { name: 'Make a private link' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Make the link' }).click()
    const address = await dialog.getByLabel('Private link').inputValue()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await reportFromOutside(browser, server.url, address)
  })

  const desk = await as(officer)
  await test.step('its officer accepts the report with its evidence, and submits', async () => {
    await desk.goto(`/follow-ups/${task.id}`)
    await desk.getByRole('region', { name: 'Reported from outside' }).getByRole('button', { name: 'Accept' }).click()
    await expect(desk.getByRole('region', { name: 'Evidence', exact: true })).toContainText('https://example.org/plan')
    await desk.getByRole('button', { name: 'Submit for review' }).click()
    await expect(desk.getByText('In review', { exact: true }).first()).toBeVisible()
    await funnel(page, visit.id, { Started: '2', Closed: '0', 'On paper only': '0' })
  })

  await test.step('the manager sees the evidence and returns it; the officer reads why first', async () => {
    await decide(page)
    await withReason(page, 'Return', 'The seal is missing on the plan.')
    await desk.reload()
    await expect(desk.getByText('The seal is missing on the plan.').first()).toBeVisible()
    await desk.getByRole('button', { name: 'Submit for review' }).click()
    await expect(desk.getByText('In review', { exact: true }).first()).toBeVisible()
  })

  await test.step('the manager approves, and the funnel says so', async () => {
    await decide(page)
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
    await funnel(page, visit.id, { Agreed: '2', Started: '2', Closed: '1', 'On paper only': '0' })
  })
})
