import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/people'

type Item = {
  type: string
  title: string
  day: string
  status?: 'Requested' | 'Tentative' | 'Confirmed'
  /** By the labels of the form; `folded` are those behind "More details". */
  fields?: Record<string, string>
  folded?: Record<string, string>
  counterpart?: string
}

const STAMP = Date.now()
const TITLE = `Visit to Shanghai and Dubai ${STAMP}`
const GUEST = `Guest of honour (test ${STAMP})`
const HOST = `Planning office (test ${STAMP})`
const POST = 'Deputy Head of Protocol'
const BRIEFERS = ['Head of the water department', 'Head of the transport department', 'Head of the energy department']

const row = (page: Page, title: string): Locator =>
  page.locator('main ol > li').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) })
const day = (page: Page, name: RegExp): Locator => page.getByRole('region', { name })
const titlesOf = (section: Locator): Locator => section.getByRole('heading', { level: 3 })

async function openSection(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Sections of the visit' }).getByRole('link', { name }).click()
  await expect(page.locator('[aria-current=page]').getByText(name)).toBeVisible()
}

async function addContact(page: Page, title: string) {
  await page.getByRole('button', { name: 'Add contact' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill(title)
  await dialog.getByLabel('Organisation').fill(HOST)
  await dialog.getByRole('button', { name: 'Add contact' }).click()
  await expect(dialog).toBeHidden()
}

async function addItem(page: Page, { type, title, day: number, status, fields, folded, counterpart }: Item) {
  await page.getByRole('link', { name: 'Add programme item' }).click()
  await page.getByLabel('Type').selectOption({ label: type })
  await page.getByLabel('Title').fill(title)
  if (status) await page.getByLabel('Status').selectOption({ label: status })
  await page.getByLabel('Day number').fill(number)
  for (const [label, value] of Object.entries(fields ?? {})) await page.getByLabel(label, { exact: true }).fill(value)
  if (counterpart) {
    await page.getByRole('combobox', { name: 'Counterparts' }).fill(counterpart)
    await page.getByRole('option', { name: counterpart }).click()
  }
  if (folded) {
    await page.getByText('More details').click()
    for (const [label, value] of Object.entries(folded)) await page.getByLabel(label, { exact: true }).fill(value)
  }
  await page.getByRole('button', { name: 'Add programme item' }).click()
  await expect(row(page, title)).toBeVisible()
}

/** A button of the programme pressed without a pointer. */
async function pressKey(button: Locator) {
  await button.focus()
  await expect(button).toBeFocused()
  await button.press('Enter')
}

test('a programme as rich as a real one: zones, flights, windows, untimed items, briefings, and dates set at last', async ({
  as,
}) => {
  test.setTimeout(240_000)
  const page = await as('planner')

  await test.step('a visit with two cities in two zones, and a host whose name is not known', async () => {
    await page.goto('/visits/new')
    await page.getByLabel('Title').fill(TITLE)
    await page.getByLabel('Country 1').selectOption({ label: 'China' })
    await page.getByLabel('City 1').fill('Shanghai')
    await page.getByLabel('Time zone 1').fill('Asia/Shanghai')
    await page.getByRole('button', { name: 'Add city' }).click()
    await page.getByLabel('Country 2').selectOption({ label: 'United Arab Emirates' })
    await page.getByLabel('City 2').fill('Dubai')
    await page.getByLabel('Time zone 2').fill('Asia/Dubai')
    await page.getByRole('button', { name: 'Create visit' }).click()
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await expect(page.getByText('Shanghai, China (Shanghai time)')).toBeVisible()
    await expect(page.getByText('Dubai, United Arab Emirates (Dubai time)')).toBeVisible()
    await page.getByRole('button', { name: 'Start planning' }).click()
    await openSection(page, 'Hosts')
    await page.getByRole('button', { name: 'Add host' }).first().click()
    await page.getByRole('dialog').getByLabel('Organisation').fill(HOST)
    await page.getByRole('dialog').getByRole('button', { name: 'Add host' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    for (const title of [POST, ...BRIEFERS]) await addContact(page, title)
    await expect(page.getByRole('button', { name: `${POST}: name to be confirmed` })).toBeVisible()
  })

  await test.step('a flight across zones, timed and untimed items, briefings in one slot, a dinner, a window', async () => {
    await openSection(page, 'Programme')
    await addItem(page, {
      type: 'Transfer',
      title: 'Flight to Shanghai',
      day: '0',
      fields: {
        Start: '22:00',
        End: '06:30',
        'Time zone': 'Asia/Tashkent',
        'End time zone': 'Asia/Shanghai',
        From: 'Tashkent',
        To: 'Shanghai',
        'Carrier and number': 'HY 505',
      },
    })
    const shanghai = { City: 'Shanghai' }
    const first = { type: 'Meeting', title: 'Meeting with protocol', day: '1', counterpart: POST }
    await addItem(page, { ...first, fields: { ...shanghai, Start: '09:00', End: '10:00' } })
    await addItem(page, {
      type: 'Site visit',
      title: 'See the port',
      day: '1',
      fields: { ...shanghai, Start: '11:00', End: '12:00' },
    })
    await addItem(page, { type: 'Cultural event', title: 'Walk along the river', day: '1', fields: shanghai })
    for (const briefer of BRIEFERS) {
      const slot = { ...shanghai, Start: '14:00', End: '14:30' }
      await addItem(page, {
        type: 'Meeting',
        title: `Briefing: ${briefer}`,
        day: '1',
        counterpart: briefer,
        fields: slot,
      })
    }
    await page.getByRole('link', { name: 'Add programme item' }).click()
    await page.getByLabel('Type').selectOption({ label: 'Official meal' })
    await page.getByLabel('Title').fill('Farewell dinner')
    await page.getByLabel('Day number').fill('2')
    await page.getByLabel('Start', { exact: true }).fill('19:00')
    await page.getByLabel('City', { exact: true }).fill('Dubai')
    await page.getByRole('combobox', { name: 'Offered by' }).fill(GUEST)
    await page.getByRole('combobox', { name: 'Offered by' }).press('Tab')
    await page.getByRole('radio', { name: 'A person' }).check()
    await page.getByRole('button', { name: 'Add programme item' }).click()
    await expect(row(page, 'Farewell dinner')).toContainText(`Offered by ${GUEST}`)
    await addItem(page, {
      type: 'Site visit',
      title: 'See the water works',
      day: '2',
      status: 'Tentative',
      fields: { City: 'Dubai', Start: '10:00' },
    })
    await addItem(page, {
      type: 'Departure',
      title: 'To the airport',
      day: '3',
      fields: { City: 'Dubai', Start: '13:30' },
      folded: { 'Start until': '14:00' },
    })
  })

  await test.step('what is not known yet stays visible: no date, no name, no place', async () => {
    await expect(page.locator('main header')).toContainText('Dates to be confirmed')
    await expect(row(page, 'Meeting with protocol')).toContainText(POST)
    await expect(row(page, 'See the water works')).toContainText('Tentative')
    await expect(row(page, 'Walk along the river')).toContainText('Time: To be confirmed')
    await expect(row(page, 'To the airport')).toContainText('13:30–14:00')
    await expect(row(page, 'Flight to Shanghai')).toContainText('22:00 Tashkent – 06:30 Shanghai')
    await expect(row(page, 'Flight to Shanghai')).toContainText('Tashkent → Shanghai, HY 505')
    await page.getByRole('link', { name: 'Meeting with protocol' }).click()
    await expect(page.getByRole('main').getByText(POST).first()).toBeVisible()
    await expect(page.getByRole('main').getByText('name to be confirmed')).toBeVisible()
    await page.getByRole('link', { name: 'Programme', exact: true }).click()
  })

  await test.step('the untimed item goes between the timed ones, and briefings change places, by keyboard', async () => {
    const briefings = BRIEFERS.map((briefer) => `Briefing: ${briefer}`)
    const day1 = titlesOf(day(page, /^Day 1 /))
    await expect(day1).toHaveText(['Meeting with protocol', 'See the port', ...briefings, 'Walk along the river'])
    const up = page.getByRole('button', { name: 'Move up: Walk along the river' })
    for (const place of [4, 3, 2, 1]) {
      await pressKey(up)
      await expect(day1.nth(place)).toHaveText('Walk along the river')
      // The focus stays on the button, so that the next press moves on.
      await expect(up).toBeFocused()
    }
    await expect(day1).toHaveText(['Meeting with protocol', 'Walk along the river', 'See the port', ...briefings])
    await pressKey(page.getByRole('button', { name: `Move down: ${briefings[0]}` }))
    await expect(day1.nth(4)).toHaveText(String(briefings[0]))
    await page.reload()
    await expect(day1).toHaveText([
      'Meeting with protocol',
      'Walk along the river',
      'See the port',
      String(briefings[1]),
      String(briefings[0]),
      String(briefings[2]),
    ])
    for (const [index, briefer] of BRIEFERS.entries()) {
      await expect(row(page, String(briefings[index]))).toContainText('14:00–14:30')
      await expect(row(page, String(briefings[index]))).toContainText(briefer)
    }
  })

  await test.step('the dates are set: first each item is shown with its date, then the days have dates, with the capital beside', async () => {
    await page.getByRole('link', { name: 'Move the dates' }).click()
    await page.getByLabel('Arrival date').fill('2027-03-12')
    await page.getByLabel('Departure date').fill('2027-03-14')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByRole('row', { name: /Flight to Shanghai/ })).toContainText('Day 0, Thursday, 11 Mar 2027')
    await page.getByRole('button', { name: 'Set the dates' }).click()
    await expect(page.locator('main header')).toContainText('12–14 Mar 2027')
    await expect(day(page, /^Thursday, 11 Mar 2027 · Day 0/)).toContainText('Flight to Shanghai')
    await expect(day(page, /^Friday, 12 Mar 2027 · Day 1 · Shanghai · Shanghai time/)).toContainText('See the port')
    await expect(day(page, /^Saturday, 13 Mar 2027 · Day 2 · Dubai · Dubai time/)).toContainText('Farewell dinner')
    await expect(row(page, 'Flight to Shanghai')).toContainText('22:00 Tashkent – 06:30 Shanghai')
    await expect(row(page, 'Flight to Shanghai')).toContainText('ends 12 Mar 2027')
    await expect(row(page, 'Meeting with protocol')).toContainText('09:00–10:00')
    await expect(row(page, 'Meeting with protocol')).toContainText('06:00 Tashkent')
    await expect(row(page, 'See the water works')).toContainText('11:00 Tashkent')
    await expect(row(page, 'Farewell dinner')).toContainText('20:00 Tashkent')
    await expect(row(page, 'To the airport')).toContainText('13:30–14:00')
    await expect(row(page, 'To the airport')).toContainText('14:30 Tashkent')
  })

  await test.step('one item is postponed, one is cancelled, each with its reason', async () => {
    for (const [title, label, reason, word] of [
      ['See the port', 'Postpone', 'The port is closed in the storm.', 'Postponed'],
      [`Briefing: ${BRIEFERS[2]}`, 'Cancel item', 'The department sends a paper instead.', 'Cancelled'],
    ] as const) {
      await row(page, title).getByLabel(`Actions: ${title}`).click()
      await row(page, title).getByRole('button', { name: label, exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: label, exact: true }).click()
      await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
      await dialog.getByLabel('Reason').fill(reason)
      await dialog.getByRole('button', { name: label, exact: true }).click()
      await expect(dialog).toBeHidden()
      await expect(row(page, title).getByText(word, { exact: true })).toBeVisible()
      await expect(row(page, title)).toContainText(`Reason: ${reason}`)
    }
  })

  await test.step('the sheet to print says the same, without what is cancelled', async () => {
    await page.getByRole('link', { name: 'Print', exact: true }).click()
    await expect(page.getByText('12–14 Mar 2027')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: /^Friday, 12 Mar 2027/ })).toBeVisible()
    await expect(page.getByRole('heading', { level: 3, name: /See the port/ })).toContainText('Postponed')
    await expect(page.getByText(`Briefing: ${BRIEFERS[2]}`)).toHaveCount(0)
    await expect(page.getByText(GUEST)).toBeVisible()
  })
})
