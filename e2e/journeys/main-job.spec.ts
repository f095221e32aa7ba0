import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { withReason } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { section } from '../fixtures/writing'

async function openSection(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Sections of the visit' }).getByRole('link', { name }).click()
  await expect(
    page.getByRole('navigation', { name: 'Sections of the visit' }).locator('[aria-current=page]'),
  ).toContainText(name)
}

async function choose(page: Page, label: string, text: string) {
  await page.getByRole('combobox', { name: label }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

const status = (page: Page, word: string) =>
  expect(page.locator('main header').getByText(word, { exact: true })).toBeVisible()

test('the main job: from an empty visit, through all roles, to an approved follow-up and a completed visit', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const title = `Visit to Suzhou ${Date.now()}`
  const planner = await as('planner')

  await test.step('a planner makes a visit, its delegation, hosts and programme', async () => {
    await planner.goto('/visits')
    await planner.getByRole('link', { name: 'New visit' }).first().click()
    await planner.getByLabel('Title').fill(title)
    await planner.getByLabel('Purpose').fill('See how a city is run')
    await planner.getByLabel('Country 1').selectOption({ label: 'China' })
    await planner.getByLabel('City 1').fill('Suzhou')
    await planner.getByLabel('Time zone 1').fill('Asia/Shanghai')
    await planner.getByRole('button', { name: 'Create visit' }).click()
    await expect(planner.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(planner.getByText('Dates to be confirmed')).toBeVisible()
    await planner.getByRole('button', { name: 'Start planning' }).click()
    await status(planner, 'Planning')

    await openSection(planner, 'Delegation')
    await planner.getByRole('button', { name: 'Add agency' }).first().click()
    await planner.getByRole('dialog').getByLabel('Organisation').fill(`Ministry ${title}`)
    await planner.getByRole('dialog').getByRole('button', { name: 'Add agency' }).click()
    await expect(planner.getByRole('main').getByText(`Ministry ${title}`).first()).toBeVisible()
    await planner.getByRole('button', { name: 'Add member' }).first().click()
    const member = planner.getByRole('dialog')
    await member.getByLabel('Name').fill(`Member of ${title}`)
    await member.getByLabel('Role').selectOption({ label: 'Head of delegation' })
    await member.getByLabel('Title').fill('Deputy Minister')
    await member.getByRole('button', { name: 'Add member' }).click()
    await expect(planner.getByText(`Head of delegation: Member of ${title}`)).toBeVisible()

    await openSection(planner, 'Hosts')
    await planner.getByRole('button', { name: 'Add host' }).first().click()
    await planner.getByRole('dialog').getByLabel('Organisation').fill(`City office ${title}`)
    await planner.getByRole('dialog').getByRole('button', { name: 'Add host' }).click()
    await expect(planner.getByRole('dialog')).toBeHidden()
    await planner.getByRole('button', { name: 'Add contact' }).first().click()
    await planner.getByRole('dialog').getByLabel('Title').fill('Secretary General')
    await planner.getByRole('dialog').getByRole('button', { name: 'Add contact' }).click()
    await expect(planner.getByRole('dialog')).toBeHidden()
    await expect(planner.getByRole('main').getByText('Secretary General').first()).toBeVisible()

    await openSection(planner, 'Programme')
    await planner.getByRole('link', { name: 'Add programme item' }).first().click()
    await planner.getByLabel('Type').selectOption({ label: 'Meeting' })
    await planner.getByLabel('Title').fill('Meeting with the city office')
    await planner.getByLabel('Status').selectOption({ label: 'Tentative' })
    await planner.getByLabel('Day number').fill('1')
    await planner.getByLabel('Start', { exact: true }).fill('14:30')
    await planner.getByLabel('End', { exact: true }).fill('16:00')
    await planner.getByLabel('City').fill('Suzhou')
    await choose(planner, 'Counterparts', 'Secretary General')
    await choose(planner, 'Delegation members', 'Member of')
    await planner.getByRole('button', { name: 'Add programme item' }).click()
    await expect(planner.getByRole('link', { name: 'Meeting with the city office' })).toBeVisible()
    await expect(planner.getByText('14:30–16:00').first()).toBeVisible()

    await planner.getByRole('button', { name: 'Confirm visit' }).click()
    await status(planner, 'Confirmed')
    await planner.getByRole('button', { name: 'Start visit' }).click()
    await status(planner, 'Under way')
  })

  const staff = await as('staff', { phone: true })
  await test.step('staff hold the meeting and write its readout on a phone', async () => {
    await staff.goto(planner.url())
    await staff.getByRole('link', { name: 'Meeting with the city office' }).click()
    await staff.getByRole('button', { name: 'Mark as held' }).click()
    await status(staff, 'Held')
    await staff.getByRole('button', { name: 'Write readout' }).click()
    await section(staff, 'Discussion').fill('The city office showed its command centre.')
    await section(staff, 'Positions').fill('They want a pilot next year.')
    await staff.getByRole('button', { name: 'Add outcome' }).first().click()
    const outcome = staff.getByRole('dialog')
    await outcome.getByLabel('Type').selectOption({ label: 'Commitment' })
    await outcome.getByLabel('Outcome').fill('We send a list of pilot districts.')
    await outcome.getByLabel('Owed by').selectOption({ label: 'Us' })
    await outcome.getByRole('button', { name: 'Add outcome' }).click()
    await expect(outcome).toBeHidden()
    await staff.getByRole('button', { name: 'Submit readout' }).first().click()
    await expect(staff.getByText('Submitted', { exact: true }).first()).toBeVisible()
  })

  const manager = await as('manager')
  await test.step('a manager clears and finalises it', async () => {
    await manager.goto(planner.url())
    await openSection(manager, 'Readouts')
    await manager.getByRole('link', { name: 'Meeting with the city office' }).first().click()
    await manager.getByRole('button', { name: 'Clear readout' }).click()
    await status(manager, 'Cleared')
    await manager.getByRole('button', { name: 'Finalise readout' }).click()
    await status(manager, 'Final')
  })

  await test.step('the visit cannot be completed while the outcome has no follow-up, and the list says so', async () => {
    await openVisit(manager, title)
    await manager.getByRole('button', { name: 'Start reporting' }).click()
    await status(manager, 'Reporting')
    await manager.getByRole('button', { name: 'Complete visit' }).click()
    await expect(
      manager.getByRole('main').getByRole('link', { name: /We send a list of pilot districts/ }),
    ).toBeVisible()
  })

  await test.step('staff add the follow-up, report progress, add evidence and submit it', async () => {
    await staff.goto('/outcomes')
    await staff.getByRole('link', { name: 'We send a list of pilot districts.' }).first().click()
    await staff.getByRole('link', { name: 'Add follow-up' }).first().click()
    await staff.getByLabel('Title').fill('Send the list of pilot districts')
    await staff.getByLabel('Lead organisation').fill(`Ministry ${title}`)
    await staff.getByLabel('Accountable officer').fill(`Member of ${title}`)
    await staff.getByLabel('Due date').fill('2030-05-01')
    await staff.getByRole('button', { name: 'Add follow-up' }).click()
    await expect(staff.getByRole('heading', { level: 1, name: 'Send the list of pilot districts' })).toBeVisible()
    await staff.getByRole('button', { name: 'Report progress' }).first().click()
    await staff.getByRole('dialog').getByLabel('Progress').fill('The list is drawn up.')
    await staff.getByRole('dialog').getByRole('button', { name: 'Report progress' }).click()
    await status(staff, 'In progress')
    await staff.getByRole('button', { name: 'Add evidence' }).first().click()
    await staff
      .getByRole('dialog')
      .getByLabel('Note', { exact: true })
      .last()
      .fill('Sent by post, receipt in the file.')
    await staff.getByRole('dialog').getByRole('button', { name: 'Add evidence' }).click()
    await expect(staff.getByRole('dialog')).toBeHidden()
    await staff.getByRole('button', { name: 'Submit for review' }).click()
    await status(staff, 'In review')
  })

  await test.step('a manager returns it once, staff submit again, the manager approves', async () => {
    await review(manager)
    await withReason(manager, 'Return', 'Name the districts in the note.')
    await staff.reload()
    await expect(staff.getByText('Name the districts in the note.').first()).toBeVisible()
    await staff.getByRole('button', { name: 'Submit for review' }).click()
    await status(staff, 'In review')
    await review(manager)
    await manager.getByRole('button', { name: 'Approve' }).click()
    await expect(manager.getByText('Closed', { exact: true }).first()).toBeVisible()
  })

  await test.step('the visit is completed, and its history tells it all in sentences', async () => {
    await openVisit(manager, title)
    await manager.getByRole('button', { name: 'Complete visit' }).click()
    await status(manager, 'Completed')
    await openSection(manager, 'History')
    for (const sentence of ['Manager (sample) completed the visit', 'Planner (sample) confirmed the visit']) {
      await expect(manager.getByText(sentence, { exact: true })).toBeVisible()
    }
  })
})

async function openVisit(page: Page, title: string) {
  await page.goto(`/visits?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function review(page: Page) {
  await page.goto('/reviews')
  await page.getByRole('link', { name: 'Send the list of pilot districts' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Send the list of pilot districts/ })).toBeVisible()
  await expect(page.getByText('We send a list of pilot districts.').first()).toBeVisible()
}

test('nobody approves a follow-up of their own: the screen says why, and another manager decides', async ({ as }) => {
  const manager = await makeUser(db(), { roles: ['manager'], name: 'Second manager (test)' })
  const page = await as(manager)
  const followUp = await db().followUp.findFirstOrThrow({
    where: { title: 'Agree on the ways of further cooperation' },
  })
  await page.goto(`/follow-ups/${followUp.id}`)
  await page.getByRole('button', { name: 'Add evidence' }).first().click()
  await page.getByRole('dialog').getByLabel('Note', { exact: true }).last().fill('Letter of March.')
  await page.getByRole('dialog').getByRole('button', { name: 'Add evidence' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await status(page, 'In review')
  await page.goto(`/reviews/${followUp.id}`)
  await expect(page.getByText('You submitted this follow-up, so another manager decides.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
})
