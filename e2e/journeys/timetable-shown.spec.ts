import { faultsAtThisSize } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { block, boxOf, column, FRIDAY, GAP_PX, minuteOf, open, SATURDAY, visitWithItems } from '../fixtures/timetable'

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
