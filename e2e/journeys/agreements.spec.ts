import type { Page } from '@playwright/test'
import { pdf } from '@/lib/files/testing/bytes'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { addDays } from '@/lib/time/calendar'
import { formatDate } from '@/lib/time/format'
import { makeUser } from '@/prisma/factories/accounts'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const status = (page: Page, word: string) =>
  expect(page.locator('main header').getByText(word, { exact: true })).toBeVisible()

const choose = async (page: Page, label: string, text: string) => {
  await page.getByRole('combobox', { name: label, exact: true }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

/** A held meeting with a final readout and what came out of it, and a signing ceremony of the same visit. */
async function negotiated() {
  const stamp = Date.now()
  const planner = await makeUser(db(), { roles: ['planner'] })
  const visit = await makeVisit(db(), { title: `Negotiations ${stamp}`, status: 'under_way', team: [planner.id] })
  const readout = await makeReadout(db(), { visitId: visit.id, status: 'final', discussion: 'Sharing was discussed' })
  const outcome = await makeOutcome(db(), {
    readoutId: readout.id,
    type: 'agreement',
    text: `The sides share what they measure ${stamp}`,
  })
  const ceremony = await makeItem(db(), { visitId: visit.id, type: 'signing_ceremony', title: `Signing ${stamp}` })
  const party = await makeOrganisation(db(), { name: `Party of ${stamp}` })
  return { stamp, planner, visit, outcome, ceremony, party }
}

test('an outcome becomes an agreement, is signed with its document and followed up, and ends on the desk', async ({
  as,
}) => {
  test.setTimeout(150_000)
  const { stamp, planner, visit, outcome, ceremony, party } = await negotiated()
  const title = `Memorandum on sharing ${stamp}`
  const today = todayAtHome()
  const until = addDays(today, 40)
  const page = await as({ id: planner.id })

  await test.step('a planner makes it from the outcome', async () => {
    await page.goto(`/outcomes/${outcome.id}`)
    await page.getByRole('link', { name: 'Make agreement' }).click()
    await expect(page.getByText(outcome.text)).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Title', { exact: true }).fill(title)
    await choose(page, 'Party 1', party.name)
    await page.getByLabel('Title or post of who signs for party 1').fill('Minister')
    await page.getByLabel('Last day', { exact: true }).fill(until)
    await page.getByLabel('Notice, in days before the last day').fill('10')
    await page.getByRole('button', { name: 'Add agreement' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await status(page, 'Proposed')
    await expect(page.locator('#outcomes').getByText(outcome.text)).toBeVisible()
    await expect(page.locator('#parties').getByText('Minister')).toBeVisible()
  })

  await test.step('and records its signature at the ceremony', async () => {
    await page.getByRole('button', { name: 'Record the signature' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel('At which programme item').getByRole('option').nth(1)).toContainText(ceremony.title)
    await dialog.getByLabel('Signed on', { exact: true }).fill(today)
    await dialog.getByLabel('Place', { exact: true }).fill('Shanghai')
    await dialog.getByLabel('At which programme item').selectOption({ index: 1 })
    await dialog.getByRole('button', { name: 'Record the signature' }).click()
    await expect(dialog).toBeHidden()
    await status(page, 'Signed')
    await expect(page.locator('#facts').getByText('Shanghai')).toBeVisible()
    await expect(page.getByText(`Notice due on ${formatDate(addDays(until, -10))}`).first()).toBeVisible()
  })

  await test.step('adds the document', async () => {
    await page
      .locator('#files input[type=file][multiple]')
      .setInputFiles([{ name: 'memorandum.pdf', mimeType: 'application/pdf', buffer: pdf(1) }])
    await expect(page.locator('#files li').getByRole('button', { name: 'memorandum.pdf', exact: true })).toBeVisible()
  })

  await test.step('and a follow-up, which leads back', async () => {
    await page.getByRole('link', { name: 'Add follow-up' }).click()
    await page.getByLabel('Title', { exact: true }).fill(`Name who measures ${stamp}`)
    await page.getByLabel('Due date').fill(addDays(today, -1))
    await page.getByRole('button', { name: 'Add follow-up' }).click()
    await expect(page.getByText('The due date must not be before the signature').first()).toBeVisible()
    await page.getByLabel('Due date').fill(until)
    await page.getByRole('button', { name: 'Add follow-up' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `Name who measures ${stamp}` })).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('link', { name: /^A-\d+$/ })
      .click()
    await expect(page.locator('#follow-ups').getByText(`Name who measures ${stamp}`)).toBeVisible()
    expect(await faults(page)).toEqual([])
  })

  await test.step('it stands with its outcome, its ceremony, its party and in the register', async () => {
    await page.goto(`/outcomes/${outcome.id}`)
    await expect(page.locator('#agreement').getByRole('link', { name: title })).toBeVisible()
    await expect(page.getByText('Needs a follow-up')).toBeHidden()
    await page.goto(`/meetings/${ceremony.id}`)
    await expect(page.locator('#agreements').getByRole('link', { name: title })).toBeVisible()
    await page.goto(`/organisations/${party.id}`)
    await expect(page.locator('#between-us').getByRole('link', { name: title })).toBeVisible()
    await page.goto(`/agreements?visit=${visit.id}&expires=90`)
    const row = page.getByRole('row').filter({ hasText: title })
    await expect(row).toContainText('in 40 days')
    await expect(row).toContainText('1 of 1')
    expect(await faults(page)).toEqual([])
  })

  await test.step('and on the desk, since it ends', async () => {
    await page.goto('/?all=agreements')
    await expect(page.locator('#agreements').getByRole('link', { name: title })).toBeVisible()
  })
})

test('what has ended is proposed to have expired, and what viewers see is signed', async ({ as, complaints }) => {
  const { planner, visit } = await negotiated()
  const ended = await makeAgreement(db(), {
    visitId: visit.id,
    status: 'in_force',
    inForceUntil: dayToDb(addDays(todayAtHome(), -3)),
  })
  const draft = await makeAgreement(db(), { visitId: visit.id })
  const page = await as({ id: planner.id })
  await page.goto(`/agreements/${ended.id}`)
  await expect(page.getByText(`It ended on ${formatDate(addDays(todayAtHome(), -3))}`)).toBeVisible()
  await page.getByRole('button', { name: 'Mark as expired' }).click()
  await status(page, 'Expired')

  const viewer = await as('viewer', { phone: true })
  await viewer.goto(`/visits/${visit.id}/agreements`)
  await expect(viewer.getByRole('link', { name: ended.title })).toBeVisible()
  await expect(viewer.getByRole('link', { name: draft.title })).toHaveCount(0)
  await expect(viewer.getByRole('link', { name: 'New agreement' })).toHaveCount(0)
  await viewer.goto(`/agreements/${draft.id}`)
  await expect(viewer.getByRole('heading', { level: 1 })).not.toContainText(draft.title)
  // For a viewer there is no such page.
  forgive(complaints, /404 \(Not Found\)/)
})
