import type { APIRequestContext, Locator, Page } from '@playwright/test'
import ICAL from 'ical.js'
import { ROLES } from '@/lib/auth/permissions'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeFeed } from '@/prisma/factories/calendars'
import { makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faultsAtThisSize } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const NAME = 'Шавкат Каримов'
const OTHER = '王小明'
const TITLE = 'Переговоры; стороны, один\\два'

/** A visit of two people: a talk and a flight of the one, a dinner of the other, an item without a date. */
async function world(fields: Parameters<typeof makeVisit>[1] = {}) {
  const visit = await makeVisit(db(), { title: 'Visit with calendars', arrivalDate: dayToDb('2027-03-12'), ...fields })
  const [person, other] = [await makePerson(db(), { name: NAME }), await makePerson(db(), { name: OTHER })]
  const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
  const another = await makeMember(db(), { visitId: visit.id, personId: other.id })
  const shanghai = { startZone: 'Asia/Shanghai', date: dayToDb('2027-03-13') }
  const talk = await makeItem(db(), {
    visitId: visit.id,
    title: TITLE,
    ...shanghai,
    startTime: '10:00',
    startsAt: new Date('2027-03-13T02:00:00Z'),
    endTime: '11:30',
    endsAt: new Date('2027-03-13T03:30:00Z'),
    participants: [member.id, another.id],
  })
  await makeItem(db(), {
    visitId: visit.id,
    type: 'arrival',
    title: 'Flight to Shanghai',
    date: dayToDb('2027-03-12'),
    startTime: '22:00',
    startZone: 'Asia/Tashkent',
    startsAt: new Date('2027-03-12T17:00:00Z'),
    endTime: '06:30',
    endDate: dayToDb('2027-03-13'),
    endZone: 'Asia/Shanghai',
    endsAt: new Date('2027-03-12T22:30:00Z'),
    participants: [member.id],
  })
  await makeItem(db(), {
    visitId: visit.id,
    title: 'Walk',
    ...shanghai,
    partOfDay: 'evening',
    participants: [member.id],
  })
  await makeItem(db(), { visitId: visit.id, title: 'Some day', participants: [member.id] })
  await makeItem(db(), {
    visitId: visit.id,
    title: 'Dinner of another',
    ...shanghai,
    startTime: '19:00',
    startsAt: new Date('2027-03-13T11:00:00Z'),
    participants: [another.id],
  })
  return { visit, person, other, talk, page: `/visits/${visit.id}/programme/calendars` }
}

function readCalendar(text: string) {
  ICAL.TimezoneService.reset()
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return { calendar, events, titles: events.map(({ summary }) => summary).sort() }
}
const instant = (time: ICAL.Time | undefined) => time?.toJSDate().toISOString()

/** Asks as a calendar program does: over a connection of its own, without a cookie. */
async function ask(request: APIRequestContext, address: string, headers: Record<string, string> = {}) {
  const response = await request.get(address, { headers, maxRedirects: 0 })
  return { status: response.status(), headers: response.headers(), text: await response.text() }
}

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })

/** Makes the address of a person by the dialog, and reads it where it is shown. */
async function makeAddress(page: Page, name: string, label = 'Make a private address'): Promise<string> {
  await row(page, name)
    .getByRole('button', { name: `${label} for ${name}` })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: label }).click()
  const field = dialog.getByLabel('Private address')
  await expect(field).toBeFocused()
  const address = await field.inputValue()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return address
}

test('a person’s private address is made, read by a calendar program, follows the draft and is revoked', async ({
  as,
  request,
  server,
}) => {
  test.setTimeout(120_000)
  const { talk, page: path, visit } = await world()
  const planner = await as('planner')
  await planner.goto(path)
  await expect(planner.getByText('1 item has no date yet')).toBeVisible()
  const address = await makeAddress(planner, NAME)
  expect(address).toMatch(new RegExp(`^${server.url}/api/feeds/[\\w-]{43}\\.ics$`))
  await expect(row(planner, NAME)).toContainText('Never used')

  const first = await ask(request, address)
  expect(first.status).toBe(200)
  expect(first.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'cache-control': 'private, max-age=300',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
  })
  expect(first.headers['set-cookie']).toBeUndefined()
  const { calendar, events, titles } = readCalendar(first.text)
  expect(titles).toEqual(['Flight to Shanghai', 'Walk (evening, time to be confirmed)', TITLE])
  expect(String(calendar.getFirstPropertyValue('description'))).toContain('1 item without a date is not shown.')
  const flight = events.find(({ summary }) => summary === 'Flight to Shanghai')
  expect([flight?.startDate.zone?.tzid, instant(flight?.startDate)]).toEqual([
    'Asia/Tashkent',
    '2027-03-12T17:00:00.000Z',
  ])
  expect([flight?.endDate.zone?.tzid, instant(flight?.endDate)]).toEqual(['Asia/Shanghai', '2027-03-12T22:30:00.000Z'])
  const before = events.find(({ summary }) => summary === TITLE)
  expect([before?.uid, instant(before?.startDate), instant(before?.endDate)]).toEqual([
    `${talk.id}@tashrif`,
    '2027-03-13T02:00:00.000Z',
    '2027-03-13T03:30:00.000Z',
  ])
  expect(before?.description).toContain(`Our side: ${NAME}, ${OTHER}`)
  const walk = events.find(({ summary }) => summary.startsWith('Walk'))
  expect([walk?.startDate.isDate, walk?.component.getFirstPropertyValue('status')]).toEqual([true, 'TENTATIVE'])

  await test.step('it is not sent again while nothing changes', async () => {
    const etag = first.headers.etag ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask(request, address, { 'If-None-Match': tag })
      expect([tag, again.status, again.text, again.headers.etag]).toEqual([tag, 304, '', etag])
    }
    expect((await ask(request, address, { 'If-None-Match': '"other"' })).status).toBe(200)
    const head = await request.head(address)
    expect([head.status(), head.headers().etag, (await head.body()).length]).toEqual([200, etag, 0])
    await planner.reload()
    await expect(row(planner, NAME)).toContainText('Last used')
  })

  await test.step('a change by a planner reaches it, under the same UID', async () => {
    await planner.goto(`/meetings/${talk.id}/edit`)
    await planner.getByLabel('Venue').fill('Зал 2')
    await planner.getByRole('button', { name: 'Save' }).first().click()
    await expect(planner).toHaveURL(new RegExp(`/meetings/${talk.id}$|/programme`))
    const changed = await ask(request, address, { 'If-None-Match': first.headers.etag ?? '' })
    expect(changed.status).toBe(200)
    const after = readCalendar(changed.text).events.find(({ uid }) => uid === before?.uid)
    expect(after?.location).toBe('Зал 2')
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence))
  })

  await test.step('a cancelled item is sent as cancelled', async () => {
    await planner.goto(`/meetings/${talk.id}`)
    await planner.locator('main header').getByText('More').click()
    await planner.getByRole('button', { name: 'Cancel item' }).click()
    const dialog = planner.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('Asked for by the host')
    await dialog.getByRole('button', { name: 'Cancel item' }).click()
    await expect(dialog).toBeHidden()
    const cancelled = readCalendar((await ask(request, address)).text).events.find(({ uid }) => uid === before?.uid)
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(cancelled?.description).toContain('Cancelled: Asked for by the host')
  })

  await test.step('a new address ends the one before; revoked, it is as if it had never been', async () => {
    await planner.goto(path)
    const second = await makeAddress(planner, NAME, 'Make a new address')
    expect(second).not.toBe(address)
    const gone = await ask(request, address)
    const guessed = await ask(request, `${server.url}/api/feeds/${'A'.repeat(43)}.ics`)
    expect([gone.status, gone.text]).toEqual([404, 'Not found'])
    // Each answer has a time and a nonce of its own; nothing else may tell the two apart.
    const told = ({ headers }: typeof gone) => ({ ...headers, date: '', 'content-security-policy': '' })
    expect(told(gone)).toEqual(told(guessed))
    expect([guessed.status, guessed.text]).toEqual([gone.status, gone.text])
    expect((await ask(request, second)).status).toBe(200)
    await row(planner, NAME)
      .getByRole('button', { name: `Revoke the address of ${NAME}` })
      .click()
    const dialog = planner.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Revoke' }).click()
    await expect(dialog).toBeHidden()
    await expect(row(planner, NAME)).toContainText('None')
    expect((await ask(request, second)).status).toBe(404)
  })

  await test.step('the history tells of it, without the address', async () => {
    await planner.goto(`/visits/${visit.id}/history`)
    await expect(planner.getByText(`made a private calendar address for ${NAME}`).first()).toBeVisible()
    await expect(planner.getByText(`revoked the private calendar address of ${NAME}`).first()).toBeVisible()
  })
})

test('many wrong addresses from one network are told to wait, right ones go on', async ({ request, server }) => {
  const feed = await makeFeed(db(), { visitId: (await world()).visit.id })
  const statuses = new Set<number>()
  for (let n = 0; n < 55; n++) statuses.add((await ask(request, `${server.url}/api/feeds/guess-${n}`)).status)
  expect([...statuses]).toEqual([404, 429])
  const limited = await ask(request, `${server.url}/api/feeds/guess`)
  expect([limited.status, Number(limited.headers['retry-after']) > 0]).toEqual([429, true])
  expect((await ask(request, `${server.url}/api/feeds/${feed.token}`)).status).toBe(200)
  await db().$executeRaw`DELETE FROM rate_limit WHERE key LIKE 'calendar-feed:%'`
})

test('files: everybody who sees the visit takes them, of a restricted one nobody knows', async ({
  request,
  server,
}) => {
  const { visit, person, talk } = await world()
  const hidden = await world({ restricted: true })
  const open = [
    [`/api/calendars/visits/${visit.id}`, 4],
    [`/api/calendars/visits/${visit.id}?for=person:${person.id}`, 3],
    [`/api/calendars/items/${talk.id}`, 1],
  ] as const
  const closed = [
    `/api/calendars/visits/${hidden.visit.id}`,
    `/api/calendars/visits/${hidden.visit.id}?for=person:${hidden.person.id}`,
    `/api/calendars/items/${hidden.talk.id}`,
  ]
  for (const role of ROLES) {
    const { name, value } = await cookieFor(await userOf(role), server.url)
    const get = (path: string) => ask(request, server.url + path, { Cookie: `${name}=${value}` })
    for (const [path, count] of open) {
      const { status, headers, text } = await get(path)
      expect([role, path, status, readCalendar(text).events.length]).toEqual([role, path, 200, count])
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
      expect(headers['content-disposition']).toMatch(/^attachment; filename="V-\d+/)
      expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['private, no-store', 'nosniff'])
    }
    for (const path of closed) {
      expect([role, path, (await get(path)).status]).toEqual([role, path, role === 'manager' ? 200 : 404])
    }
    for (const wrong of ['person:x', `person:${visit.id}`, 'nobody', '']) {
      expect([wrong, (await get(`/api/calendars/visits/${visit.id}?for=${wrong}`)).status]).toEqual([wrong, 404])
    }
  }
  for (const path of [...open.map(([one]) => one), ...closed]) {
    expect([path, (await ask(request, server.url + path)).status]).toEqual([path, 401])
  }
})

test('by keyboard alone: who is on the visit makes an own address and revokes it, and no other’s', async ({
  as,
  request,
}) => {
  const { person, page: path } = await world()
  const user = await makeUser(db(), { roles: ['viewer'], personId: person.id, name: NAME })
  const page = await as({ id: user.id })
  await page.goto(path)
  await expect(page.getByRole('link', { name: 'Download my programme' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Make a private address for ${OTHER}` })).toHaveCount(0)
  const make = page.getByRole('button', { name: `Make a private address for ${NAME}` })
  await expect(make).toBeEnabled()
  await make.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Make a private address' })
  await expect(confirm).toBeVisible()
  await confirm.focus()
  await page.keyboard.press('Enter')
  const field = dialog.getByLabel('Private address')
  await expect(field).toBeFocused()
  expect((await ask(request, await field.inputValue())).status).toBe(200)
  expect(await faultsAtThisSize(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const again = page.getByRole('button', { name: `Make a new address for ${NAME}` })
  await expect(again).toBeFocused()
  const revoke = page.getByRole('button', { name: `Revoke the address of ${NAME}` })
  await revoke.focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Revoke' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(row(page, NAME)).toContainText('None')
})

test('the page of calendars looks right on a phone and on a desk, in the middle of making an address too', async ({
  as,
}) => {
  const { visit, person, page: path } = await world()
  await makeFeed(db(), { visitId: visit.id, personId: person.id, lastUsedAt: new Date('2027-03-12T09:30:00Z') })
  for (const phone of [true, false]) {
    const page = await as('planner', { phone })
    await page.goto(path)
    await expect(row(page, NAME)).toContainText('Last used 12 Mar 2027, 14:30')
    await expect(page.locator('fieldset:disabled')).toHaveCount(0)
    await row(page, NAME).getByRole('button', { name: 'Make a new address' }).click()
    await expect(page.getByRole('dialog')).toContainText('has an address already')
    expect(await faultsAtThisSize(page)).toEqual([])
  }
})
