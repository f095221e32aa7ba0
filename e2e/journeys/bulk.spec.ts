import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeVisit } from '@/prisma/factories/visits'
import { expect, test } from '../fixtures/people'

/** A visit with three follow-ups, one of them in review; and a person who is to take them on. */
async function threeFollowUps() {
  const mark = newId().slice(-6)
  const manager = await makeUser(db(), { roles: ['manager'] })
  const staff = await makeUser(db(), { roles: ['staff'] })
  const officer = await makePerson(db(), { name: `Officer ${mark}` })
  const account = await makeUser(db(), { roles: ['staff'], personId: officer.id })
  const visit = await makeVisit(db(), { title: `Visit of many things ${mark}` })
  const at = { visitId: visit.id }
  const [first, second] = [
    await makeFollowUp(db(), { ...at, title: 'Send the draft', dueDate: new Date('2026-01-10') }),
    await makeFollowUp(db(), { ...at, title: 'Name the experts', dueDate: new Date('2026-01-11') }),
  ]
  const inReview = await makeFollowUp(db(), {
    ...at,
    title: 'Sign the plan',
    status: 'in_review',
    dueDate: new Date('2026-01-12'),
  })
  return { manager, staff, officer, account, visit, first, second, inReview, mark }
}

async function goodLooks(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

const officerOf = async (id: string) => (await db().followUp.findUniqueOrThrow({ where: { id } })).officerId

test('a manager reassigns several at once, sees why one could not be, and tries it again', async ({ as }) => {
  const { manager, officer, account, visit, first, second, inReview } = await threeFollowUps()
  const page = await as(manager)
  const dialog = page.getByRole('dialog')
  await page.goto(`/follow-ups?visit=${visit.id}`)

  await test.step('rows are ticked by keyboard and by a range', async () => {
    await page
      .getByLabel(/^Tick F-/)
      .first()
      .focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('1 ticked')).toBeVisible()
    await page
      .getByLabel(/^Tick F-/)
      .last()
      .click({ modifiers: ['Shift'] })
    await expect(page.getByText('3 ticked')).toBeVisible()
    await goodLooks(page)
  })

  await test.step('an officer is asked for beside the field', async () => {
    await page.getByRole('button', { name: 'Reassign' }).click()
    await dialog.getByRole('button', { name: 'Reassign' }).click()
    await expect(dialog.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
    await dialog.getByLabel('Accountable officer').fill(officer.name)
    await page.getByRole('option', { name: officer.name }).click()
    await goodLooks(page)
    await dialog.getByRole('button', { name: 'Reassign' }).click()
  })

  await test.step('what could not be done is listed with why, and leads there', async () => {
    await expect(page).toHaveURL(/\/follow-ups\/bulk\//)
    await expect(page.getByText('2 were changed, 1 could not be.')).toBeVisible()
    const row = page.getByRole('row', { name: /Sign the plan/ })
    await expect(row).toContainText('The accountable officer cannot change while a review is open')
    expect(await Promise.all([first, second, inReview].map(({ id }) => officerOf(id)))).toEqual([
      officer.id,
      officer.id,
      null,
    ])
    await goodLooks(page)
    await page.setViewportSize({ width: 360, height: 780 })
    await goodLooks(page)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  await test.step('the officer hears of both in one notice, which leads to these alone', async () => {
    const theirs = await as(account)
    await theirs.goto('/notices')
    await theirs.getByRole('link', { name: /made you accountable for 2 follow-ups/ }).click()
    await expect(theirs.getByRole('rowheader').locator('a.title')).toHaveText(['Send the draft', 'Name the experts'])
    const active = theirs.getByRole('list', { name: 'Active filters' })
    await expect(active).toHaveText('What you were told of at once')
    await goodLooks(theirs)
    // Other filters combine with it.
    await theirs.getByLabel('Words or reference').fill('experts')
    await theirs.getByRole('button', { name: 'Apply' }).click()
    await expect(theirs.getByRole('rowheader').locator('a.title')).toHaveText(['Name the experts'])
  })

  await test.step('once it was returned, trying again changes it', async () => {
    await db().followUp.update({ where: { id: inReview.id }, data: { status: 'in_progress', submittedAt: null } })
    await page.getByRole('button', { name: 'Try these again' }).click()
    await expect(page.getByText('1 was changed.')).toBeVisible()
    expect(await officerOf(inReview.id)).toBe(officer.id)
  })

  await test.step('what is found goes up for a new review meeting as a whole', async () => {
    await page.goto(`/follow-ups?visit=${visit.id}`)
    await page.getByRole('button', { name: 'Tick all on this page' }).click()
    await page.getByRole('button', { name: /^All that are found/ }).click()
    await page.getByRole('button', { name: 'Add to a review' }).click()
    await dialog.getByLabel('Review meeting').fill(`Review of ${visit.title}`)
    await dialog.getByRole('button', { name: 'Add to a review' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Tick rows to change several at once')).toBeVisible()
    const meeting = await db().reviewMeeting.findFirstOrThrow({
      where: { title: `Review of ${visit.title}` },
      include: { items: true },
    })
    expect(meeting.items).toHaveLength(3)
  })
})

test('a view is saved and shared, and another person finds in it what they may see', async ({ as }) => {
  const { manager, staff, visit, mark } = await threeFollowUps()
  const hidden = await makeVisit(db(), { title: visit.title, restricted: true })
  await makeFollowUp(db(), { visitId: hidden.id, title: 'Kept apart' })
  const page = await as(manager, { phone: true })
  const dialog = page.getByRole('dialog')
  const query = new URLSearchParams({ visit: visit.title, status: 'unfinished' })
  await page.goto(`/follow-ups?${query}&after=`)
  await expect(page.getByRole('link', { name: 'Kept apart' })).toBeVisible()
  await goodLooks(page)
  await page.getByRole('button', { name: 'Save view' }).click()
  await dialog.getByLabel('Name').fill(`What waits ${mark}`)
  await dialog.getByLabel('Share with everybody').check()
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`What waits ${mark}`).last()).toBeVisible()

  const other = await as(staff)
  await other.goto('/follow-ups')
  await other.locator('summary', { hasText: 'Views' }).click()
  await other.getByRole('link', { name: `What waits ${mark} by ${manager.name}` }).click()
  await expect(other).toHaveURL(/status=unfinished/)
  await expect(other.getByRole('link', { name: 'Sign the plan' })).toBeVisible()
  await expect(other.getByRole('link', { name: 'Kept apart' })).toHaveCount(0)
  await goodLooks(other)

  await page.goto(`/follow-ups?${query}`)
  await page.locator('summary', { hasText: 'Change' }).click()
  await page.getByRole('button', { name: 'Put away' }).click()
  await expect(page.getByRole('button', { name: 'Save view' })).toBeVisible()
})
