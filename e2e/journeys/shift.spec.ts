import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { editItem } from '@/lib/programme/commands'
import { rederiveInstants } from '@/lib/programme/instants.commands'
import { asRole } from '@/prisma/factories/actors'
import { makeMember } from '@/prisma/factories/delegations'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

// Each page is looked at by axe on a desk and on a phone.
test.describe.configure({ timeout: 120_000 })

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)
const row = (page: Page, title: string) => page.getByRole('row', { name: new RegExp(title) })
const section = (page: Page, name: RegExp) => page.getByRole('region', { name })

/** Three days in Tashkent: talks and a dinner on the first, a call on the second that the same member is at, one held. */
async function programme(arrival: string | null = '2027-03-12') {
  const visit = await makeVisit(db(), {
    title: `Shifted visit ${newId().slice(-6)}`,
    arrivalDate: arrival === null ? null : day(arrival),
    departureDate: arrival === null ? null : day('2027-03-14'),
  })
  const member = await makeMember(db(), { visitId: visit.id })
  const at = (dayNumber: number, startTime: string, endTime: string) => ({
    visitId: visit.id,
    participants: [member.id],
    dayNumber,
    startTime,
    endTime,
  })
  const talks = await makeItem(db(), { ...at(1, '10:00', '11:00'), title: 'Talks on water' })
  const dinner = await makeItem(db(), { ...at(1, '22:00', '23:30'), title: 'Late dinner' })
  const call = await makeItem(db(), { ...at(2, '10:30', '11:30'), title: 'Call at the ministry' })
  const held = await makeItem(db(), { ...at(1, '08:00', '08:30'), title: 'Breakfast briefing', status: 'held' })
  await rederiveInstants(db(), { visitId: visit.id })
  return { visit, talks, dinner, call, held, at }
}

test('a day is shifted: each item before and after, the clash it makes, then done, and taken back', async ({ as }) => {
  const { visit } = await programme()
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}/programme`)
  await page.getByLabel('More ways to change the programme').click()
  await page.getByRole('link', { name: 'Shift…' }).click()
  await page.getByLabel('One day').check()
  await page.getByLabel('Day', { exact: true }).first().selectOption({ label: 'Friday, 12 Mar 2027 · Day 1' })
  await page.getByLabel('Days', { exact: true }).fill('1')
  await page.getByRole('button', { name: 'Preview' }).click()

  await expect(row(page, 'Talks on water')).toContainText('Day 1, Friday, 12 Mar 2027')
  await expect(row(page, 'Talks on water')).toContainText('Day 2, Saturday, 13 Mar 2027')
  await expect(row(page, 'Breakfast briefing')).toContainText('Was held: it stays')
  const breaks = section(page, /^What the shift would break$/)
  await expect(breaks).toContainText('A person in two places at once')
  await expect(breaks.getByRole('link', { name: 'Call at the ministry' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  // Left out, it stays; what the rest would break is told anew.
  await page.getByLabel('Take along: Talks on water').uncheck()
  await expect(row(page, 'Talks on water')).toContainText('Left out: it stays')
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(breaks).toContainText('No new clash.')
  await page.getByRole('button', { name: 'Shift 1 item' }).click()
  await expect(page.getByRole('link', { name: 'Undo: shift them back…' })).toBeVisible()
  const dinner = () => db().programmeItem.findFirstOrThrow({ where: { visitId: visit.id, title: 'Late dinner' } })
  expect(await dinner()).toMatchObject({ dayNumber: 2, startTime: '22:00' })
  expect(await db().programmeItem.count({ where: { visitId: visit.id, dayNumber: 1 } })).toBe(2)

  await page.getByRole('link', { name: 'Undo: shift them back…' }).click()
  await expect(page.getByLabel('Direction')).toHaveValue('earlier')
  await expect(row(page, 'Late dinner')).toContainText('Day 1, Friday, 12 Mar 2027')
  await page.getByRole('button', { name: 'Shift 1 item' }).click()
  await expect(page.getByRole('link', { name: 'Undo: shift them back…' })).toBeVisible()
  expect(await dinner()).toMatchObject({ dayNumber: 1, version: 3 })
})

test('by keyboard alone: from an item on by hours, past midnight', async ({ as }) => {
  const { dinner } = await programme()
  const page = await as('planner')
  await page.goto(`/meetings/${dinner.id}`)
  const menu = page
    .getByLabel('More actions')
    .or(page.locator('summary').filter({ hasText: 'More' }))
    .first()
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Shift from here…' }).focus()
  await page.keyboard.press('Enter')
  const scope = page.getByLabel('One item and everything after it')
  await expect(scope).toBeChecked()
  await page.getByLabel('Hours').focus()
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('30')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Late dinner')).toContainText('01:30–03:00')
  await expect(row(page, 'Late dinner')).toContainText('Day 2, Saturday, 13 Mar 2027')
  await expect(row(page, 'Call at the ministry')).toContainText('14:00–15:00')
  await expect(row(page, 'Talks on water')).toHaveCount(0)
  await page.getByLabel('Take along: Call at the ministry').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Shift 1 item' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: '1 item is shifted' })).toBeVisible()
  expect(await db().programmeItem.findUniqueOrThrow({ where: { id: dinner.id } })).toMatchObject({
    dayNumber: 2,
    startTime: '01:30',
    endTime: '03:00',
  })
})

test('what cannot be is said beside the field, and what was typed stays', async ({ as }) => {
  const { visit, at } = await programme()
  await makeItem(db(), { ...at(1, '10:00', '11:00'), dayNumber: null, date: day('2027-03-12'), title: 'On a date' })
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}/programme/shift`)
  await page.getByLabel('Day', { exact: true }).first().selectOption({ index: 0 })
  const days = page.getByLabel('Days', { exact: true })
  for (const [typed, message] of [
    ['2912000', 'dates go from 1900 to 2199'],
    ['-2', 'Choose “Earlier” instead of a minus'],
    ['two', 'Enter a whole number of days, up to 9,999,999'],
  ] as const) {
    await days.fill(typed)
    await page.getByRole('button', { name: 'Preview' }).click()
    const summary = page.getByRole('alert', { name: 'There is a problem' })
    await expect(summary.getByRole('link', { name: message })).toBeVisible()
    await expect(days).toHaveValue(typed)
    await expect(days).toHaveAccessibleDescription(new RegExp(message))
    await expect(page.getByRole('button', { name: /^Shift \d/ })).toHaveCount(0)
  }
  expect(await faults(page)).toEqual([])
})

test('an item that somebody changed since the preview: nothing is moved, and it is named', async ({ as }) => {
  const { visit, talks, dinner } = await programme()
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}/programme/shift?what=day&day=date:2027-03-12&days=1`)
  await expect(page.getByRole('button', { name: 'Shift 2 items' })).toBeVisible()
  const input = {
    commandId: newId(),
    itemId: talks.id,
    version: 1,
    type: 'meeting',
    title: 'Talks on land',
    dayNumber: 1,
  }
  expect((await editItem(await asRole(db(), 'planner'), input, new Date())).ok).toBe(true)
  await page.getByRole('button', { name: 'Shift 2 items' }).click()
  const refusal = page.getByRole('alert', { name: 'This cannot be done now' })
  await expect(refusal).toContainText('nothing was moved')
  await expect(refusal.getByRole('link', { name: 'Talks on land' })).toBeVisible()
  expect(await db().programmeItem.findUniqueOrThrow({ where: { id: dinner.id } })).toMatchObject({ dayNumber: 1 })
  await page.getByRole('button', { name: 'Preview again' }).click()
  await expect(row(page, 'Talks on land')).toBeVisible()
  await page.getByRole('button', { name: 'Shift 2 items' }).click()
  await expect(page.getByRole('link', { name: 'Undo: shift them back…' })).toBeVisible()
})

test('the arrival is set: day numbers become dates, seen before they are', async ({ as }) => {
  const { visit, held } = await programme(null)
  await makeItem(db(), { visitId: visit.id, date: day('2027-05-03'), title: 'Fixed date' })
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}/programme/dates`)
  await page.getByLabel('Arrival date').fill('2027-05-01')
  await page.getByLabel('Departure date').fill('2027-04-30')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByLabel('Departure date')).toHaveAccessibleDescription(/must not be before the arrival/i)
  await expect(page.getByLabel('Arrival date')).toHaveValue('2027-05-01')
  await page.getByLabel('Departure date').fill('2027-05-02')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(row(page, 'Call at the ministry')).toContainText('Day 2, Sunday, 2 May 2027')
  await expect(row(page, 'Fixed date')).toContainText('Has a date of its own: it stays')
  await expect(section(page, /^What the dates would break$/)).toContainText('Outside the visit’s dates')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Set the dates' }).click()
  await expect(page.locator('main header')).toContainText('1–2 May 2027')
  expect(await db().programmeItem.findUniqueOrThrow({ where: { id: held.id } })).toMatchObject({
    startsAt: new Date('2027-05-01T03:00:00Z'),
  })

  // Moved again, the dated one goes along when ticked; what was held stays where it was.
  await page.goto(`/visits/${visit.id}/programme/dates`)
  await page.getByLabel('Arrival date').fill('2027-05-08')
  await page.getByLabel('Departure date').fill('2027-05-10')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(row(page, 'Breakfast briefing')).toContainText('Was held: it stays')
  await page.getByLabel('Take along: Fixed date').check()
  await expect(row(page, 'Fixed date')).toContainText('Monday, 10 May 2027')
  await page.getByRole('button', { name: 'Set the dates' }).click()
  await expect(page.locator('main header')).toContainText('8–10 May 2027')
  const fixed = await db().programmeItem.findFirstOrThrow({ where: { visitId: visit.id, title: 'Fixed date' } })
  expect(fixed.date).toEqual(day('2027-05-10'))
  expect((await db().programmeItem.findUniqueOrThrow({ where: { id: held.id } })).date).toEqual(day('2027-05-01'))
})

test('an item and a day are copied, as Requested', async ({ as }) => {
  const { visit, talks } = await programme()
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}/programme`)
  await page.getByLabel('Actions: Talks on water').click()
  await page.getByRole('link', { name: 'Duplicate…' }).click()
  await expect(page.getByLabel('Day number')).toHaveValue('1')
  await page.getByLabel('Day number').fill('3')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.locator('main header')).toContainText('Requested')
  await expect(page.locator('main header')).toContainText('Day 3, Sunday, 14 Mar 2027, 10:00–11:00')
  expect(await db().programmeItem.findUniqueOrThrow({ where: { id: talks.id } })).toMatchObject({ dayNumber: 1 })

  await page.goto(`/visits/${visit.id}/programme/duplicate-day`)
  await page.getByLabel('Day to copy').selectOption({ label: 'Friday, 12 Mar 2027 · Day 1' })
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByLabel('Day number')).toHaveAccessibleDescription(/Give the day to copy to/)
  await page.getByLabel('Date', { exact: true }).fill('2027-03-14')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(row(page, 'Late dinner')).toContainText('Sunday, 14 Mar 2027')
  await page.getByLabel('Take along: Breakfast briefing').uncheck()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Copy 2 items' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 items are copied' })).toBeVisible()
  const copies = await db().programmeItem.findMany({ where: { visitId: visit.id, date: day('2027-03-14') } })
  expect(copies.map(({ title, status }) => [title, status]).sort()).toEqual([
    ['Late dinner', 'requested'],
    ['Talks on water', 'requested'],
  ])
})

test('a visit is copied into a new one, which follows its own arrival', async ({ as }) => {
  const { visit } = await programme()
  const page = await as('planner')
  await page.goto(`/visits/${visit.id}`)
  await page.locator('main header').locator('summary').click()
  await page.getByRole('link', { name: 'Copy the visit…' }).click()
  await expect(page.getByLabel('Title of the new visit')).toHaveValue(`${visit.title} (copy)`)
  await page.getByLabel('Title of the new visit').fill('The visit of the year after')
  await page.getByLabel('Arrival date').fill('2028-03-10')
  await page.getByLabel(/^Team/).uncheck()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the new visit' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The visit of the year after' })).toBeVisible()
  await expect(page.locator('main header')).toContainText('10–12 Mar 2028')
  await expect(page.locator('main header')).toContainText('Proposed')
  await page
    .getByRole('link', { name: /^Programme/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /Friday, 10 Mar 2028/ })).toBeVisible()
  await expect(page.getByText('Requested', { exact: true })).toHaveCount(4)
})

test('a zone that changes under an item with times: they stay on the clock, and that is said', async ({ as }) => {
  const { talks } = await programme()
  const page = await as('planner')
  await page.goto(`/meetings/${talks.id}/edit`)
  await page.getByLabel('Time zone', { exact: true }).fill('Asia/Shanghai')
  const said = 'The times stay 10:00–11:00 on the clock, now in Shanghai; before: Tashkent.'
  await expect(page.getByText(said)).toBeVisible()
  await page.getByLabel('Time zone', { exact: true }).fill('')
  await expect(page.getByText(said)).toHaveCount(0)
  await page.getByLabel('Time zone', { exact: true }).fill('Asia/Shanghai')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: `Saved. ${said}` })).toBeVisible()
  await expect(page.locator('main header')).toContainText('10:00–11:00 Shanghai')
})
