import type { Page } from '@playwright/test'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { refusedField } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { onServer, paste, section } from '../fixtures/writing'

const MEGABYTE = 'a word and '.repeat(100_000).trim()

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

test('a departure before the arrival is refused beside its field, and nothing typed is lost', async ({ as }) => {
  const page = await as('planner')
  const title = `Backwards ${Date.now()}`
  await page.goto('/visits/new')
  await field(page, 'Title').fill(title)
  await field(page, 'Purpose').fill('To see how it is done')
  await field(page, 'Arrival date').fill('2027-03-12')
  await field(page, 'Departure date').fill('2027-03-10')
  await page.getByRole('button', { name: 'Create visit' }).click()
  const departure = field(page, 'Departure date')
  await refusedField(page, departure, 'Departure date', 'The departure must not be before the arrival')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(field(page, 'Title')).toHaveValue(title)
  await expect(field(page, 'Purpose')).toHaveValue('To see how it is done')
  await expect(departure).toHaveValue('2027-03-10')
  expect(await db().visit.count({ where: { title } })).toBe(0)

  await test.step('the link of the summary leads to the field, and the mended form is saved', async () => {
    await page.getByRole('link', { name: /^Departure date: / }).click()
    await expect(departure).toBeFocused()
    await departure.fill('2027-03-14')
    await page.getByRole('button', { name: 'Create visit' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  })
})

test('a date typed in half is refused, not taken for no date', async ({ as }) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('Half a date')
  await field(page, 'Arrival date').pressSequentially('12')
  await page.getByRole('button', { name: 'Create visit' }).click()
  const words = 'Enter a date that exists, such as 12 Mar 2027'
  await refusedField(page, field(page, 'Arrival date'), 'Arrival date', words)
  await expect(field(page, 'Title')).toHaveValue('Half a date')
})

test('an unknown time zone is refused beside its field, in a row of the form too', async ({ as }) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('A visit to nowhere')
  await field(page, 'Home time zone').fill('Asia/Atlantis')
  await field(page, 'City 1').fill('Poseidonis')
  await field(page, 'Time zone 1').fill('Mars/Olympus')
  await page.getByRole('button', { name: 'Create visit' }).click()
  const words = 'Choose a time zone such as Asia/Shanghai'
  await refusedField(page, field(page, 'Home time zone'), 'Home time zone', words)
  await refusedField(page, field(page, 'Time zone 1'), 'Time zone 1', words)
  await expect(field(page, 'Home time zone')).toHaveValue('Asia/Atlantis')
  await expect(field(page, 'Time zone 1')).toHaveValue('Mars/Olympus')
  await expect(field(page, 'City 1')).toHaveValue('Poseidonis')
})

test.describe('the time of a programme item', () => {
  async function newItem(page: Page, title: string, fields: Record<string, string>) {
    const visit = await makeVisit(db(), { arrivalDate: dayToDb('2027-03-26'), departureDate: dayToDb('2027-03-30') })
    await page.goto(`/visits/${visit.id}/programme/new`)
    await field(page, 'Type').selectOption({ label: 'Meeting' })
    await field(page, 'Title').fill(title)
    for (const [label, value] of Object.entries(fields)) await field(page, label).fill(value)
    await add(page)
    return visit
  }
  const add = (page: Page) => page.getByRole('button', { name: 'Add programme item' }).click()

  test('an end before the start is refused', async ({ as }) => {
    const page = await as('planner')
    await newItem(page, 'Ends early', { 'Day number': '2', Start: '14:30', End: '14:00' })
    await refusedField(page, field(page, 'End'), 'End', 'The end must not be before the start')
    await expect(field(page, 'Start')).toHaveValue('14:30')
    await expect(field(page, 'End')).toHaveValue('14:00')
    await expect(field(page, 'Title')).toHaveValue('Ends early')
  })

  test('an unknown zone is refused', async ({ as }) => {
    const page = await as('planner')
    await newItem(page, 'Somewhere', { Date: '2027-03-28', Start: '10:00', 'Time zone': 'Berlin time or so' })
    await refusedField(page, field(page, 'Time zone'), 'Time zone', 'Choose a time zone such as Asia/Shanghai')
    await expect(field(page, 'Time zone')).toHaveValue('Berlin time or so')
  })

  test('a time that the clocks skip on that day is refused, and says why', async ({ as }) => {
    const page = await as('planner')
    await newItem(page, 'At the change', { Date: '2027-03-28', Start: '02:30', 'Time zone': 'Europe/Berlin' })
    const words =
      'This time does not exist on that day: the clocks go forward over it. Choose an earlier or a later one'
    await refusedField(page, field(page, 'Start'), 'Start', words)
    await expect(field(page, 'Start')).toHaveValue('02:30')
    await field(page, 'Start').fill('03:30')
    await add(page)
    await expect(page.getByRole('link', { name: 'At the change' })).toBeVisible()
  })

  test('a time that the clocks show twice asks which of the two is meant', async ({ as }) => {
    const page = await as('planner')
    const title = `Twice ${Date.now()}`
    const visit = await newItem(page, title, { Date: '2027-10-31', Start: '02:30', 'Time zone': 'Europe/Berlin' })
    const which = field(page, 'Which of the two, at the start')
    await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('show this time twice')
    await which.selectOption({ index: 2 })
    await add(page)
    // October is outside of this visit as well: that is only asked about.
    await page.getByRole('button', { name: 'Save anyway' }).click()
    await expect(page.getByRole('link', { name: title })).toBeVisible()
    const item = await db().programmeItem.findFirstOrThrow({ where: { visitId: visit.id, title } })
    expect(item.startsAt?.toISOString()).toBe('2027-10-31T01:30:00.000Z')
  })

  test('a day outside the visit is saved once the warning is accepted', async ({ as }) => {
    const page = await as('planner')
    const title = `After the visit ${Date.now()}`
    const visit = await newItem(page, title, { Date: '2027-04-09', Start: '10:00' })
    const question = page.getByRole('alert', { name: 'Check before saving' })
    await expect(question).toContainText('The day is outside the dates of the visit')
    await expect(field(page, 'Date')).toHaveValue('2027-04-09')
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(0)
    await question.getByRole('button', { name: 'Save anyway' }).click()
    await expect(page.getByRole('link', { name: title })).toBeVisible()
    expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(1)
  })
})

test('a contact with neither name nor title is refused, and one with a title alone is added', async ({ as }) => {
  const page = await as('planner')
  const visit = await makeVisit(db())
  await page.goto(`/visits/${visit.id}/hosts`)
  await page.getByRole('button', { name: 'Add contact' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Phone').fill('+86 21 5555 0100')
  await dialog.getByLabel('Note').fill('Met at the airport')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await refusedField(page, dialog.getByRole('combobox', { name: 'Name' }), 'Name', 'Enter a name or a title')
  await expect(dialog.getByLabel('Phone')).toHaveValue('+86 21 5555 0100')
  await expect(dialog.getByLabel('Note')).toHaveValue('Met at the airport')
  await dialog.getByLabel('Title').fill('Director of the bureau')
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main').getByText('Director of the bureau').first()).toBeVisible()
})

test('an organisation that went to the archive while the form was open is refused beside its field', async ({ as }) => {
  const page = await as('staff')
  const name = `Bureau ${Date.now()}`
  const organisation = await makeOrganisation(db(), { name })
  const outcome = await makeOutcome(db())
  await page.goto(`/outcomes/${outcome.id}/follow-ups/new`)
  await field(page, 'Title').fill('Send the papers')
  await field(page, 'Next step').fill('Ask for the address')
  await page.getByRole('combobox', { name: 'Lead organisation' }).fill(name)
  await page.getByRole('option', { name }).first().click()
  await db().organisation.update({ where: { id: organisation.id }, data: { archivedAt: new Date() } })
  await page.getByRole('button', { name: 'Add follow-up' }).click()
  const lead = page.getByRole('combobox', { name: 'Lead organisation' })
  await refusedField(page, lead, 'Lead organisation', 'This record is no longer there; choose another')
  await expect(field(page, 'Title')).toHaveValue('Send the papers')
  await expect(field(page, 'Next step')).toHaveValue('Ask for the address')
  await expect(lead).toHaveValue(name)
  expect(await db().followUp.count({ where: { outcomeId: outcome.id } })).toBe(0)
})

test('a text of a megabyte is refused in words, and is still there, also after the page was loaded again', async ({
  as,
}) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('A long purpose')
  await field(page, 'Purpose').fill(MEGABYTE)
  await page.getByRole('button', { name: 'Create visit' }).click()
  await refusedField(page, field(page, 'Purpose'), 'Purpose', 'Shorten this to 5,000 characters or fewer')
  expect((await field(page, 'Purpose').inputValue()).length).toBe(MEGABYTE.length)
  await page.reload()
  await expect(page.getByText('Restored what you had typed')).toBeVisible()
  expect((await field(page, 'Purpose').inputValue()).length).toBe(MEGABYTE.length)
})

test('a readout takes a long text, refuses one of a megabyte in words, and loses neither', async ({ as }) => {
  const page = await as('staff')
  const visit = await makeVisit(db(), { status: 'under_way' })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
  await makeReadout(db(), { itemId: item.id })
  await page.goto(`/meetings/${item.id}/readout`)
  const { id } = await db().readout.findFirstOrThrow({ where: { itemId: item.id } })
  await section(page, 'Positions').fill('They asked for time.')
  await section(page, 'Discussion').click()
  await paste(page, { text: MEGABYTE })
  await expect(page.getByRole('alert').filter({ hasText: 'Shorten this to 600,000 characters or fewer' })).toBeVisible()
  await onServer(id, 'positions', 'They asked for time.')
  expect((await section(page, 'Discussion').innerText()).trim().length).toBe(MEGABYTE.length)
  await page.reload()
  // It comes from the device, a moment after the page.
  await expect.poll(async () => (await section(page, 'Discussion').innerText()).trim().length).toBe(MEGABYTE.length)
  const fits = MEGABYTE.slice(0, 599_999).trim()
  await section(page, 'Discussion').click()
  await page.keyboard.press('ControlOrMeta+a')
  await paste(page, { text: fits })
  await onServer(id, 'discussion', fits)
})

test('control characters are refused in words, and what was typed stays', async ({ as }) => {
  const page = await as('planner')
  await page.goto('/visits/new')
  await field(page, 'Title').fill('Bell \u0007 and whistle')
  await field(page, 'Purpose').fill('A nul \u0000 in the middle')
  await page.getByRole('button', { name: 'Create visit' }).click()
  const words = 'Remove the control characters from this text; they often come with a paste from another program'
  await refusedField(page, field(page, 'Title'), 'Title', words)
  await refusedField(page, field(page, 'Purpose'), 'Purpose', words)
  await expect(field(page, 'Title')).toHaveValue('Bell \u0007 and whistle')
  await expect(field(page, 'Purpose')).toHaveValue('A nul \u0000 in the middle')
})
