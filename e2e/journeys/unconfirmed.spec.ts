import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { editItem } from '@/lib/programme/commands'
import { todayIn } from '@/lib/time/calendar'
import { asRole } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faultsAtThisSize } from '../fixtures/faults'
import { forgive } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const DAY_MS = 86_400_000
/** Days from now, as the date column and as a date field take it. */
/** By the calendar of the office, whose evening is another day than ours. */
const inDays = (days: number) => new Date(Date.parse(todayIn('Asia/Tashkent', new Date())) + days * DAY_MS)
const iso = (date: Date) => date.toISOString().slice(0, 10)

/** A visit in three weeks with one meeting of which time, venue, answer and note-taker are open. */
async function meetingAhead(fields: { restricted?: boolean } = {}) {
  const visit = await makeVisit(db(), {
    title: `Visit ${newId().slice(-8)}`,
    arrivalDate: inDays(21),
    departureDate: inDays(25),
    ...fields,
  })
  const host = await makePerson(db(), { name: `Host ${visit.title}` })
  const contact = await makeContact(db(), { visitId: visit.id, personId: host.id })
  const member = await makeMember(db(), { visitId: visit.id })
  const interpreter = await makePerson(db())
  const item = await makeItem(db(), {
    visitId: visit.id,
    title: `Talks of ${visit.title}`,
    dayNumber: 2,
    counterparts: [contact.id],
    participants: [member.id],
    interpreterId: interpreter.id,
  })
  return { visit, item, host }
}

const lineOf = (page: Page, item: { title: string }): Locator =>
  page.locator('ol > li').filter({ has: page.getByRole('link', { name: item.title, exact: true }) })

/** Goes on by Tab until the focus is where it should be, as who has no pointer does. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeEnabled()
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('what is asked for stands on the pages of what is open, and is settled there by keyboard', async ({ as }) => {
  test.setTimeout(120_000)
  const { visit, item, host } = await meetingAhead()
  const page = await as('planner')
  const dialog = page.getByRole('dialog')

  await test.step('a filled or an empty field is noted on the item’s page: whom was asked, until when', async () => {
    await page.goto(`/meetings/${item.id}`)
    await page.getByRole('button', { name: 'Ask… Time' }).click()
    await dialog.getByLabel('Asked of').fill('Protocol office')
    await dialog.getByLabel('Until').fill(iso(inDays(-3)))
    await dialog.getByRole('button', { name: 'Mark as to be confirmed' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/asked of Protocol office, asked until .*, 3 days ago/)).toBeVisible()
    await page.getByText('To be confirmed…').click()
    const vehicle = page.getByRole('button', { name: 'Vehicle', exact: true })
    await vehicle.click()
    // Who thinks better of it is back where they were.
    await dialog.getByLabel('Asked of').click()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(vehicle).toBeFocused()
    await vehicle.click()
    await dialog.getByRole('button', { name: 'Mark as to be confirmed' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Vehicle: To be confirmed' })).toBeVisible()
  })

  await test.step('the office’s page has it, by what is open and by who should have answered', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Everything that is open' }).click()
    await page.getByLabel('Visit', { exact: true }).fill(visit.title)
    await page.getByLabel('Asked until a day that has passed').check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('1 item with something open')).toBeVisible()
    await expect(page.getByText(/Arrival .*, in 2[01] days/)).toBeVisible()
    await expect(lineOf(page, item).getByRole('listitem')).toHaveCount(1)
    await page.getByRole('link', { name: 'Remove filter: Asked until a day that has passed' }).click()
    await expect(lineOf(page, item).getByText('Note-taker', { exact: true })).toBeVisible()
  })

  await test.step('time and answer are settled on the visit’s page without a pointer', async () => {
    await page.getByRole('link', { name: visit.title, exact: true }).click()
    // The page before has a button of that name too.
    await expect(page.getByRole('heading', { name: visit.title, level: 1 })).toBeVisible()
    const time = page.getByRole('button', { name: `Set day and time ${item.title}` })
    await tabTo(page, time)
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Asked of: Protocol office')).toBeVisible()
    await tabTo(page, dialog.getByLabel('Start', { exact: true }))
    await page.keyboard.type('1430')
    await tabTo(page, dialog.getByRole('button', { name: 'Save' }))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(time).toHaveCount(0)
    await expect(lineOf(page, item).getByText(/14:30/)).toBeVisible()
    // Who settles one thing after another stays where they were.
    await expect(page.locator('body')).not.toBeFocused()

    const answer = page.getByLabel(`Answer of ${host.name}: Not confirmed`)
    await tabTo(page, answer)
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Confirmed', exact: true }))
    await page.keyboard.press('Enter')
    await expect(answer).toHaveCount(0)
    await expect(lineOf(page, item).getByText('Host side', { exact: true })).toHaveCount(0)
  })

  await test.step('what needs no value is said once; then nothing is open', async () => {
    const lines = lineOf(page, item)
    await page.getByRole('button', { name: `Set venue ${item.title}` }).click()
    await dialog.getByLabel('Venue').fill('Town hall')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    for (const button of ['Choose note-taker', 'Set vehicle']) {
      await page.getByRole('button', { name: `${button} ${item.title}` }).click()
      await dialog.getByRole('button', { name: /Nothing more is needed|Confirmed as it is/ }).click()
      await expect(dialog).toBeHidden()
    }
    await expect(lines).toHaveCount(0)
    await expect(page.getByText('Everything ahead in this programme is known and confirmed.')).toBeVisible()
    await page.goto(`/visits/${visit.id}/history`)
    await expect(page.getByText(`settled what was to be confirmed of ${item.title}`).first()).toBeVisible()
  })
})

test('a value that is only probable keeps its mark, in the list and in print', async ({ as }) => {
  const { visit, item } = await meetingAhead()
  const page = await as('planner', { phone: true })
  const dialog = page.getByRole('dialog')
  await page.goto(`/visits/${visit.id}/programme`)
  await page.getByRole('button', { name: 'Place: To be confirmed' }).click()
  await dialog.getByLabel('Venue').fill('Town hall')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Town hall')).toBeVisible()
  await page.goto(`/meetings/${item.id}`)
  await page.getByRole('button', { name: 'Ask… Venue' }).click()
  await dialog.getByLabel('Asked of').fill('Caretaker')
  await dialog.getByRole('button', { name: 'Mark as to be confirmed' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('asked of Caretaker')).toBeVisible()
  for (const path of ['programme', 'programme/print']) {
    await page.goto(`/visits/${visit.id}/${path}`)
    await expect(page.getByText(/Town hall.*to be confirmed/i).last()).toBeVisible()
    await expect(page.getByText('Caretaker')).toHaveCount(0)
  }
})

test('what needs nothing more is not asked for in print', async ({ as }) => {
  const { visit, item } = await meetingAhead()
  const page = await as('planner')
  const unknown = page.getByText('to be confirmed')
  for (const layout of ['', '?layout=pocket']) {
    await page.goto(`/visits/${visit.id}/programme/print${layout}`)
    await expect(unknown).toHaveCount(1)
  }
  await db().toBeConfirmed.create({
    data: { itemId: item.id, field: 'place', createdAt: new Date(), settledAt: new Date(), notNeeded: true },
  })
  for (const layout of ['', '?layout=pocket']) {
    await page.goto(`/visits/${visit.id}/programme/print${layout}`)
    await expect(page.getByRole('heading', { name: item.title })).toBeVisible()
    await expect(unknown).toHaveCount(0)
  }
})

test('what another has saved meanwhile is shown beside one’s own', async ({ as }) => {
  const { visit, item } = await meetingAhead()
  const page = await as('planner')
  const dialog = page.getByRole('dialog')
  await page.goto(`/visits/${visit.id}/programme/unconfirmed`)
  await page.getByRole('button', { name: `Set venue ${item.title}` }).click()
  await dialog.getByLabel('Venue').fill('My hall')
  const theirs = { type: 'meeting', title: item.title, dayNumber: 2, venue: 'Their hall' }
  const other = await asRole(db(), 'planner')
  await editItem(other, { commandId: newId(), itemId: item.id, version: 1, ...theirs }, new Date())
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Their hall')).toBeVisible()
  await expect(dialog.getByText('My hall')).toBeVisible()
  await dialog.getByRole('button', { name: /Take theirs/ }).click()
  await dialog.getByRole('button', { name: 'Save on the new version' }).click()
  await expect(dialog).toBeHidden()
  expect((await db().programmeItem.findUniqueOrThrow({ where: { id: item.id } })).venue).toBe('Their hall')
})

test('a reader sees what is open and no button; a restricted visit is not there', async ({ as, complaints }) => {
  const [{ visit, item }, hidden] = [await meetingAhead(), await meetingAhead({ restricted: true })]
  await db().toBeConfirmed.create({
    data: { id: newId(), itemId: item.id, field: 'time', askedOf: 'Protocol office', createdAt: new Date() },
  })
  const [viewer, staff] = [await as('viewer'), await as('staff')]
  await viewer.goto(`/visits/${visit.id}/programme/unconfirmed`)
  await expect(lineOf(viewer, item).getByText('Note-taker', { exact: true })).toBeVisible()
  await expect(viewer.getByRole('button', { name: /^(Set|Ask|Choose)/ })).toHaveCount(0)
  await expect(viewer.getByText('Protocol office')).toHaveCount(0)
  await staff.goto(`/unconfirmed?q=${encodeURIComponent(visit.title)}`)
  await expect(staff.getByText('asked of Protocol office')).toBeVisible()
  await expect(staff.getByRole('button', { name: /^(Set|Ask|Choose)/ })).toHaveCount(0)
  await staff.goto(`/unconfirmed?q=${encodeURIComponent(hidden.visit.title)}`)
  await expect(staff.getByText('Nothing matches these filters.')).toBeVisible()
  for (const page of [viewer, staff]) {
    for (const path of [`/api/settle/${item.id}`, `/api/settle/${hidden.item.id}`]) {
      expect((await page.request.get(path)).status()).toBe(404)
    }
    const response = await page.goto(`/visits/${hidden.visit.id}/programme/unconfirmed`)
    expect(response?.status()).toBe(404)
  }
  expect((await viewer.goto('/unconfirmed'))?.status()).toBe(403)
  forgive(complaints, /status of 40[34]/)
})

test('the pages and their dialogs look right on a desk and on a phone', async ({ as }) => {
  const { visit, item } = await meetingAhead()
  await db().toBeConfirmed.create({
    data: {
      id: newId(),
      itemId: item.id,
      field: 'time',
      askedOf: 'Protocol office of the host',
      until: inDays(-3),
      note: 'They wait for the minister’s diary',
      createdAt: new Date(),
    },
  })
  for (const phone of [false, true]) {
    const page = await as('planner', { phone })
    for (const path of [
      `/visits/${visit.id}/programme/unconfirmed`,
      `/unconfirmed?q=${encodeURIComponent(visit.title)}`,
      `/meetings/${item.id}`,
    ]) {
      await page.goto(path)
      const settle = page.getByRole('button', { name: /^(Set day and time|Time: To be confirmed)/ })
      await expect(settle).toBeEnabled()
      expect([path, await faultsAtThisSize(page)]).toEqual([path, []])
      if (phone) expect((await settle.boundingBox())?.height).toBeGreaterThanOrEqual(44)
      await settle.click()
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeEnabled()
      expect([`dialog on ${path}`, await faultsAtThisSize(page)]).toEqual([`dialog on ${path}`, []])
    }
  }
})
