import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { rederiveInstants } from '@/lib/programme/instants.commands'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faultsAtThisSize } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

/** A flight in the night, talks with a walk after them, three briefings at once, a dinner over midnight, one without a day. */
async function visitWithItems() {
  const visit = await makeVisit(db(), { arrivalDate: day('2027-03-12'), departureDate: day('2027-03-14') })
  await db().visitStop.create({
    data: { visitId: visit.id, position: 0, city: 'Shanghai', countryCode: 'CN', zone: 'Asia/Shanghai' },
  })
  const make = (title: string, fields: object) => makeItem(db(), { visitId: visit.id, title, ...fields })
  const zones = { startZone: 'Asia/Tashkent', endZone: 'Asia/Shanghai' }
  await make('Night flight', { type: 'transfer', dayNumber: 0, startTime: '22:00', endTime: '06:30', ...zones })
  const talks = await make('Talks', { dayNumber: 1, startTime: '10:00', endTime: '11:00', city: 'Shanghai' })
  await make('Walk along the river', { dayNumber: 1, city: 'Shanghai' })
  for (const who of ['water', 'transport', 'energy']) {
    await make(`Briefing on ${who}`, { dayNumber: 2, startTime: '11:00', endTime: '12:00', city: 'Shanghai' })
  }
  await make('Opera', {
    dayNumber: 2,
    startTime: '22:30',
    endTime: '00:30',
    endDate: day('2027-03-14'),
    city: 'Shanghai',
  })
  await make('Tour of the port', { dayNumber: 3, startTime: '10:00', startUntil: '10:30', city: 'Shanghai' })
  await make('Opening', { dayNumber: 1, startTime: '08:00', endTime: '09:00', status: 'held', city: 'Shanghai' })
  await make('Call on the mayor', { type: 'courtesy_call' })
  await rederiveInstants(db(), { visitId: visit.id })
  return { visit, talks, path: `/visits/${visit.id}/programme/timetable` }
}

const FRIDAY = 'Friday, 12 Mar 2027'
const SATURDAY = 'Saturday, 13 Mar 2027'
const column = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) })
const block = (page: Page, title: string): Locator => page.getByRole('button', { name: title }).first()
const said = (page: Page): Locator => page.getByRole('status').filter({ hasText: /./ })
const open = async (page: Page, path: string) => {
  await page.goto(path)
  await expect(
    page
      .getByRole('button', { name: 'Talks' })
      .or(page.getByRole('button', { name: 'Briefing' }))
      .first(),
  ).toBeVisible()
}
/** Between one block and the next a line of the page shows. */
const GAP_PX = 2
/** How high a minute is, told by a block that lasts an hour. */
const minuteOf = async (hour: Locator) => (((await hour.boundingBox())?.height ?? 0) + GAP_PX) / 60

async function boxOf(locator: Locator) {
  // What was moved is drawn anew, maybe between two looks at it.
  const boxes: NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>[] = []
  await expect
    .poll(async () => {
      const box = await locator.boundingBox()
      if (box) boxes.push(box)
      return box
    })
    .not.toBeNull()
  const box = boxes.at(-1)
  if (!box) throw new Error('not to be seen')
  return box
}

/** Takes hold at a place of an element, in its own pixels, and lets go so far from there. */
async function drag(page: Page, from: Locator, at: { x: number; y: number }, by: { x: number; y: number }) {
  // So that where it goes is in sight.
  const place: ScrollLogicalPosition = by.y > 0 ? 'start' : 'center'
  await from.evaluate((element, block) => element.scrollIntoView({ block, inline: 'nearest' }), place)
  const box = await boxOf(from)
  await pull(page, { x: box.x + at.x, y: box.y + at.y }, by)
}

async function pull(page: Page, { x, y }: { x: number; y: number }, by: { x: number; y: number }) {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 })
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 })
  await page.mouse.up()
}

const stored = (id: string) =>
  db().programmeItem.findUniqueOrThrow({
    where: { id },
    select: { dayNumber: true, startTime: true, endTime: true, version: true },
  })

test('a pointer moves an item to another time and day, changes its end, and takes it back', async ({ as }) => {
  const { talks, path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  const minute = await minuteOf(block(page, 'Talks'))

  await test.step('to another time', async () => {
    await drag(page, block(page, 'Talks'), { x: 30, y: 10 }, { x: 0, y: 255 * minute })
    await expect(said(page)).toHaveText(`Moved to 14:15–15:15, ${FRIDAY}`)
    await expect(column(page, FRIDAY).getByRole('button', { name: '14:15–15:15 Talks' })).toBeVisible()
    expect(await stored(talks.id)).toEqual({ dayNumber: 1, startTime: '14:15', endTime: '15:15', version: 2 })
  })

  await test.step('to another day, which is its number', async () => {
    const width = (await column(page, FRIDAY).boundingBox())?.width ?? 0
    await drag(page, block(page, 'Talks'), { x: 30, y: 10 }, { x: width, y: 0 })
    await expect(said(page)).toHaveText(`Moved to 14:15–15:15, ${SATURDAY}`)
    await expect(column(page, SATURDAY).getByRole('button', { name: 'Talks' })).toBeVisible()
    expect(await stored(talks.id)).toMatchObject({ dayNumber: 2, startTime: '14:15', version: 3 })
  })

  await test.step('its end later, and never before its start', async () => {
    const grip = async () => ({ x: 40, y: ((await block(page, 'Talks').boundingBox())?.height ?? 0) - 4 })
    await drag(page, block(page, 'Talks'), await grip(), { x: 0, y: 30 * minute })
    await expect(said(page)).toHaveText(`Moved to 14:15–15:45, ${SATURDAY}`)
    await drag(page, block(page, 'Talks'), await grip(), { x: 0, y: -150 * minute })
    await expect(said(page)).toHaveText('The end must not be before the start. Nothing was changed')
    expect(await stored(talks.id)).toMatchObject({ startTime: '14:15', endTime: '15:45', version: 4 })
  })

  await test.step('and back, step by step', async () => {
    await page.getByRole('button', { name: 'Undo: Talks' }).click()
    await expect(said(page)).toHaveText(`Taken back: “Talks” is again at 14:15–15:15, ${SATURDAY}`)
    await page.getByRole('button', { name: 'Undo: Talks' }).click()
    await expect(said(page)).toHaveText(`Taken back: “Talks” is again at 14:15–15:15, ${FRIDAY}`)
    await page.getByRole('button', { name: 'Undo: Talks' }).click()
    await expect(said(page)).toHaveText(`Taken back: “Talks” is again at 10:00–11:00, ${FRIDAY}`)
    await expect(page.getByRole('button', { name: 'Undo: Talks' })).toBeHidden()
    expect(await stored(talks.id)).toEqual({ dayNumber: 1, startTime: '10:00', endTime: '11:00', version: 7 })
  })

  await test.step('what was held stays, and Escape puts back', async () => {
    await drag(page, block(page, 'Opening'), { x: 30, y: 10 }, { x: 0, y: 60 * minute })
    await expect(said(page)).toHaveText('It was held: it stays where it was')
    const box = await boxOf(block(page, 'Talks'))
    await page.mouse.move(box.x + 20, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 20, box.y + 90, { steps: 4 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(await stored(talks.id)).toMatchObject({ startTime: '10:00', version: 7 })
  })
})

test('an item comes from the tray onto a day, and goes back to it', async ({ as }) => {
  const { visit, path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  const call = () => db().programmeItem.findFirstOrThrow({ where: { visitId: visit.id, title: 'Call on the mayor' } })
  const tray = page.getByRole('region', { name: 'No day yet' })
  const minute = await minuteOf(block(page, 'Talks'))
  await tray.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const [from, to] = [await boxOf(block(page, 'Call on the mayor')), await boxOf(block(page, 'Talks'))]
  // An hour and a half after the talks begin, and a little: it goes to the nearest quarter of an hour.
  await pull(page, { x: from.x + 10, y: from.y + 5 }, { x: to.x - from.x, y: to.y - from.y - 5 + 92 * minute })
  await expect(said(page)).toHaveText(`Moved to 11:30, ${FRIDAY}`)
  await expect(column(page, FRIDAY).getByRole('button', { name: '11:30, end open Call on the mayor' })).toBeVisible()
  await expect(tray).toContainText('Every item has a day')
  expect(await call()).toMatchObject({ dayNumber: null, date: day('2027-03-12'), startTime: '11:30', endTime: null })

  await tray.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  const [placed, room] = [await boxOf(block(page, 'Call on the mayor')), await boxOf(tray)]
  await pull(page, { x: placed.x + 20, y: placed.y + 8 }, { x: 0, y: room.y - placed.y })
  await expect(said(page)).toHaveText('Moved to 11:30 Shanghai, No day yet')
  await expect(tray.getByRole('button', { name: 'Call on the mayor' })).toBeVisible()
  expect(await call()).toMatchObject({ date: null, startTime: '11:30' })
})

test('the keyboard moves an item, says where it is, keeps the focus, and takes it back', async ({ as }) => {
  const { talks, path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  const item = block(page, 'Talks')
  await item.focus()
  await page.keyboard.press('ArrowDown')
  await expect(said(page)).toHaveText(`10:15–11:15, ${FRIDAY}`)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(said(page)).toHaveText(`Moved to 10:30–11:45, ${SATURDAY}`)
  await expect(column(page, SATURDAY).getByRole('button', { name: '10:30–11:45 Talks' })).toBeFocused()
  // The keys pressed one after the other are one move.
  expect(await stored(talks.id)).toEqual({ dayNumber: 2, startTime: '10:30', endTime: '11:45', version: 2 })

  await page.keyboard.press('Control+z')
  await expect(said(page)).toHaveText(`Taken back: “Talks” is again at 10:00–11:00, ${FRIDAY}`)
  expect(await stored(talks.id)).toEqual({ dayNumber: 1, startTime: '10:00', endTime: '11:00', version: 3 })

  await block(page, 'Tour of the port').focus()
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toHaveText('No later day is on the timetable. “Move” can name any day')
  await block(page, 'Walk along the river').focus()
  await page.keyboard.press('ArrowDown')
  await expect(said(page)).toHaveText('It has no time to move yet. Press Enter to give it one')
})

test('the dialog of an item moves it to any day and time, with messages beside its fields', async ({ as }) => {
  const { talks, path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  await block(page, 'Talks').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Talks' })
  await expect(dialog.getByRole('link', { name: 'Open' })).toHaveAttribute('href', `/meetings/${talks.id}`)
  await expect(dialog.getByRole('link', { name: 'Edit' })).toHaveAttribute('href', `/meetings/${talks.id}/edit`)
  await dialog.getByLabel('Start').fill('16:00')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(dialog.getByLabel('End', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(dialog).toContainText('The end must not be before the start')
  await dialog.getByLabel('End', { exact: true }).fill('17:30')
  await dialog.getByLabel('Day number').fill('')
  await dialog.getByLabel('Date', { exact: true }).fill('2027-03-20')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(dialog).toContainText('The day is outside the dates of the visit')
  await dialog.getByRole('button', { name: 'Save anyway' }).click()
  await expect(dialog).toBeHidden()
  await expect(column(page, 'Saturday, 20 Mar 2027').getByRole('button', { name: '16:00–17:30 Talks' })).toBeVisible()
})

test('a move onto what somebody else changed meanwhile is put back, and what is true now is shown', async ({ as }) => {
  const { talks, path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  const minute = await minuteOf(block(page, 'Talks'))
  await db().programmeItem.update({
    where: { id: talks.id },
    data: { startTime: '12:00', endTime: '13:00', version: { increment: 1 } },
  })
  await drag(page, block(page, 'Talks'), { x: 30, y: 10 }, { x: 0, y: 240 * minute })
  await expect(said(page)).toContainText(
    `“Talks” was changed by somebody else meanwhile and is now at 12:00–13:00, ${FRIDAY}`,
  )
  await expect(column(page, FRIDAY).getByRole('button', { name: '12:00–13:00 Talks' })).toBeVisible()
  expect(await stored(talks.id)).toMatchObject({ startTime: '12:00', version: 2 })
})

test('an empty slot leads to a new item with its day and time, and back', async ({ as }) => {
  const { path } = await visitWithItems()
  const page = await as('planner')
  await open(page, path)
  const slot = column(page, FRIDAY).locator('[data-slot]')
  const [talks, whole] = [await boxOf(block(page, 'Talks')), await boxOf(slot)]
  const minute = await minuteOf(block(page, 'Talks'))
  // Ten past three.
  await slot.click({ position: { x: talks.x - whole.x + 20, y: talks.y - whole.y + 310 * minute } })
  await expect(page.getByRole('heading', { level: 1, name: 'Add programme item' })).toBeVisible()
  await expect(page.getByLabel('Date', { exact: true })).toHaveValue('2027-03-12')
  await expect(page.getByLabel('Start', { exact: true })).toHaveValue('15:00')
  await expect(page.getByLabel('City', { exact: true })).toHaveValue('Shanghai')
  await page.getByLabel('Type').selectOption({ label: 'Reception' })
  await page.getByLabel('Title').fill('Reception at the consulate')
  await page.getByRole('button', { name: 'Add programme item' }).click()
  await expect(
    column(page, FRIDAY).getByRole('button', { name: '15:00, end open Reception at the consulate' }),
  ).toBeVisible()
  await page.getByRole('link', { name: `Add at 16:30, ${FRIDAY}` }).press('Enter')
  await expect(page.getByLabel('Start', { exact: true })).toHaveValue('16:30')
})

test('a flight between two zones and a night at the opera are drawn as long as they last', async ({ as }) => {
  const { path } = await visitWithItems()
  const page = await as('viewer')
  await page.goto(path)
  const hour = 60 * (await minuteOf(column(page, FRIDAY).getByRole('link', { name: 'Talks' })))
  const height = async (name: string, title: string) => {
    const box = await boxOf(column(page, name).getByRole('link', { name: title }))
    return Math.round((10 * (box.height + GAP_PX)) / hour) / 10
  }
  const flight = '22:00 Tashkent – 06:30 Shanghai'
  await expect(column(page, 'Thursday, 11 Mar 2027').getByRole('link', { name: 'Night flight' })).toContainText(flight)
  await expect(column(page, FRIDAY).getByRole('link', { name: 'Night flight' })).toContainText(flight)
  // Five hours and a half: two before midnight in Tashkent, the rest on the clock of Shanghai.
  expect(await height('Thursday, 11 Mar 2027', 'Night flight')).toBe(2)
  expect(await height(FRIDAY, 'Night flight')).toBe(3.5)
  await expect(column(page, FRIDAY)).toContainText('Shanghai time')
  expect(await height(SATURDAY, 'Opera')).toBe(1.5)
  await expect(column(page, 'Sunday, 14 Mar 2027').getByRole('link', { name: 'Opera' })).toContainText(
    'Goes on from the day before',
  )

  const briefings = await column(page, SATURDAY).getByRole('link', { name: 'Briefing' }).all()
  const boxes = await Promise.all(briefings.map((one) => one.boundingBox()))
  const lefts = boxes.map((box) => Math.round(box?.x ?? 0)).sort((a, b) => a - b)
  expect(new Set(lefts).size).toBe(3)
  expect(new Set(boxes.map((box) => Math.round(box?.y ?? 0))).size).toBe(1)
})

test('who only reads finds links and nothing to move or add', async ({ as }) => {
  const { path } = await visitWithItems()
  const page = await as('viewer')
  await page.goto(path)
  await expect(column(page, FRIDAY).getByRole('link', { name: 'Talks' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Add/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Talks' })).toHaveCount(0)
  const link = column(page, FRIDAY).getByRole('link', { name: 'Talks' })
  await link.focus()
  await page.keyboard.press('ArrowDown')
  await expect(link).toContainText('10:00–11:00')
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Talks' })).toBeVisible()
})

test('a phone shows one day, with and without scripts', async ({ as, browser, server }) => {
  const { path } = await visitWithItems()
  const plain = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 780 },
  })
  await plain.addCookies([await cookieFor(await userOf('planner'), server.url)])
  for (const page of [await as('planner', { phone: true }), await plain.newPage()]) {
    await page.goto(`${path}?day=2027-03-13`)
    await expect(page.getByText('Briefing on water')).toBeVisible()
    await expect(page.getByText('Talks', { exact: true })).toBeHidden()
    await page.getByRole('link', { name: 'Earlier: Friday, 12 Mar 2027' }).click()
    await expect(page).toHaveURL(/day=2027-03-12/)
    await expect(page.getByText('Talks', { exact: true })).toBeVisible()
    await expect(page.getByText('Briefing on water')).toBeHidden()
    await page.getByText(FRIDAY).first().click()
    await page.getByRole('link', { name: 'Sunday, 14 Mar 2027' }).click()
    await expect(page.getByText('Tour of the port')).toBeVisible()
  }
  await plain.close()
})

test('a finger moves an item by a long press, and scrolls without one', async ({ browser, server }) => {
  const { talks, path } = await visitWithItems()
  const context = await browser.newContext({
    baseURL: server.url,
    hasTouch: true,
    viewport: { width: 360, height: 780 },
  })
  await context.addCookies([await cookieFor(await userOf('planner'), server.url)])
  const page = await context.newPage()
  await open(page, `${path}?day=2027-03-12`)
  const minute = await minuteOf(block(page, 'Talks'))
  await block(page, 'Talks').scrollIntoViewIfNeeded()
  const box = await boxOf(block(page, 'Talks'))
  const touch = await context.newCDPSession(page)
  const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', dy = 0) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 40, y: box.y + 10 + dy }],
    })
  await at('touchStart')
  // Lifted: it is told by its look, as to the person.
  await expect(page.locator('.tt-dragging')).toBeVisible()
  for (const part of [0.25, 0.5, 0.75, 1]) await at('touchMove', part * 60 * minute)
  await at('touchEnd')
  await expect(said(page)).toHaveText(`Moved to 11:00–12:00, ${FRIDAY}`)
  expect(await stored(talks.id)).toMatchObject({ startTime: '11:00', version: 2 })
  await context.close()
})

test('the timetable and its dialog are in order for everybody, at both widths', async ({ as }) => {
  const { path } = await visitWithItems()
  for (const phone of [false, true]) {
    const page = await as('planner', { phone })
    await open(page, `${path}?day=2027-03-12`)
    expect(await faultsAtThisSize(page)).toEqual([])
    await block(page, 'Talks').click()
    await expect(page.getByRole('dialog').getByLabel('Start')).toBeVisible()
    expect(await faultsAtThisSize(page)).toEqual([])
  }
})
