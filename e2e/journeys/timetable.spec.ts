import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { block, boxOf, column, FRIDAY, minuteOf, open, SATURDAY, visitWithItems } from '../fixtures/timetable'

const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

const said = (page: Page): Locator => page.getByRole('status').filter({ hasText: /./ })

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
