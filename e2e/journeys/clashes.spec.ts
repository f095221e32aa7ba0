import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive, refusedField } from '../fixtures/forms'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const DATE = new Date('2027-03-12T00:00:00Z')
const DAY = '2027-03-12'

/** A time of 12 March 2027 in Shanghai, eight hours east of Greenwich. */
const there = (time: string) => new Date(`${DAY}T${time}:00+08:00`)

/** A visit of three days to Shanghai, with one member who has a name of the test's own. */
async function visitOf(name: string, more: object = {}) {
  const visit = await makeVisit(db(), {
    title: `Visit of ${name}`,
    arrivalDate: DATE,
    departureDate: new Date('2027-03-14T00:00:00Z'),
    ...more,
  })
  await db().visitStop.create({ data: { visitId: visit.id, position: 0, countryCode: 'CN', city: 'Shanghai' } })
  const person = await makePerson(db(), { name })
  const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
  const meeting = (title: string, start: string, end: string, fields: object = {}) =>
    makeItem(db(), {
      visitId: visit.id,
      title,
      date: DATE,
      startTime: start,
      endTime: end,
      startsAt: there(start),
      endsAt: there(end),
      city: 'Shanghai',
      participants: [member.id],
      ...fields,
    })
  return { visit, person, member, meeting, check: `/visits/${visit.id}/programme/check` }
}

const clash = (page: Page, words: string | RegExp): Locator =>
  page
    .locator('main li')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
    .filter({ hasText: words })

test('a clash is seen while it is typed, accepted with a reason, and shown again when it moves', async ({ as }) => {
  test.setTimeout(120_000)
  const name = `Clash Guest ${Date.now()}`
  const { visit, meeting, check } = await visitOf(name)
  await meeting('Morning talks', '10:00', '11:00')
  const page = await as('planner')
  const announced = page.getByRole('status').filter({ hasText: /clash/ })

  await test.step('nothing clashes at first', async () => {
    await page.goto(check)
    await expect(page.getByText('No clashes: everybody can be where')).toBeVisible()
    expect(await faults(page)).toEqual([])
  })

  await test.step('the form warns as its fields change, and does not mind being saved', async () => {
    await page.goto(`/visits/${visit.id}/programme/new`)
    await page.getByLabel('Type').selectOption({ label: 'Meeting' })
    await page.getByLabel('Title').fill('Second talks')
    await page.getByLabel('Date', { exact: true }).fill(DAY)
    await page.getByLabel('Start', { exact: true }).fill('10:30')
    await page.getByLabel('City').fill('Shanghai')
    await page.getByRole('combobox', { name: 'Delegation members' }).fill(name)
    await page.getByRole('option', { name }).click()
    await expect(announced).toHaveText('1 clash, which you may leave as it is')
    const warning = page.getByRole('listitem').filter({ hasText: 'Possible: A person in two places at once' })
    await expect(warning).toContainText(`${name} would be in two places at once`)
    await expect(warning).toContainText('“Second talks” has no end: 60 minutes are assumed.')
    await expect(warning.getByRole('link', { name: 'Morning talks' })).toHaveAttribute('href', /^\/meetings\//)
    expect(await faults(page)).toEqual([])
    // An end and a start at one time do not meet.
    await page.getByLabel('Start', { exact: true }).fill('11:00')
    await expect(announced).toHaveCount(0)
    await page.getByLabel('Start', { exact: true }).fill('10:30')
    await expect(announced).toHaveText('1 clash, which you may leave as it is')
    await page.getByRole('button', { name: 'Add programme item' }).click()
    await expect(page.getByRole('heading', { level: 3, name: 'Second talks' })).toBeVisible()
  })

  await test.step('the programme counts it, and the check says it with both items', async () => {
    await page.getByRole('link', { name: '1 clash', exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${check}$`))
    await expect(page.getByRole('heading', { level: 2, name: 'Possible (1)' })).toBeVisible()
    const items = clash(page, 'two places').getByRole('list', { name: 'Items' })
    await expect(items.getByRole('link')).toHaveText(['Morning talks', 'Second talks'])
    await expect(items).toContainText('12 Mar 2027, 10:00–11:00 Shanghai')
    expect(await faults(page)).toEqual([])
  })

  await test.step('by keyboard alone it is accepted, not without a reason', async () => {
    const accept = page.getByRole('button', { name: 'Accept…' })
    await accept.focus()
    await accept.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Accept…' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Accept…' }).press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('Why it is no problem')
    await dialog.getByLabel('Why it is no problem').fill('His deputy goes to the second')
    await dialog.getByLabel('Why it is no problem').press('Tab')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('heading', { level: 2, name: 'Accepted (1)' })).toBeVisible()
    await expect(clash(page, 'two places')).toContainText(/Accepted by .+: His deputy goes to the second/)
    await expect(page.getByText('Nothing else clashes')).toBeVisible()
    expect(await faults(page)).toEqual([])
  })

  await test.step('moved, it is shown again with the reason of before', async () => {
    await page.getByRole('link', { name: 'Second talks' }).click()
    await expect(page.getByRole('region', { name: 'Clashes' })).toContainText('Accepted')
    await page.locator('main header').getByText('More').click()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Start', { exact: true }).fill('10:15')
    await page.getByRole('button', { name: 'Save' }).first().click()
    const clashes = page.getByRole('region', { name: 'Clashes' })
    await expect(clashes).toContainText('Possible')
    await clashes.getByRole('link', { name: 'Check programme' }).click()
    await expect(clash(page, 'two places')).toContainText(
      /Accepted before, by .+, for “His deputy goes to the second”; it has changed since\./,
    )
  })

  await test.step('accepted anew, it can be taken back', async () => {
    await page.getByRole('button', { name: 'Accept…' }).click()
    await page.getByLabel('Why it is no problem').fill('Still so')
    await page.getByRole('dialog').getByRole('button', { name: 'Accept…' }).click()
    await page.getByRole('button', { name: 'Take back' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Possible (1)' })).toBeVisible()
    await expect(page.getByText('Accepted before')).toHaveCount(0)
  })
})

test('a way that takes longer than the time between is entered from the clash, once', async ({ as }) => {
  const stamp = Date.now()
  const { meeting, check } = await visitOf(`Traveller ${stamp}`)
  const [hall, port] = [`Hall ${stamp}`, `Port ${stamp}`]
  await meeting('In the hall', '10:00', '11:00', { venue: hall })
  await meeting('In the port', '11:20', '12:00', { venue: port })
  const page = await as('planner')
  await page.goto(check)
  const late = clash(page, 'Not enough time')
  await expect(late).toContainText('20 minutes between the items, 30 minutes needed')
  await expect(late).toContainText('Nobody entered a travel time: 30 minutes are assumed')
  await late.getByRole('link', { name: 'Enter the travel time' }).click()
  const [one, other] = [
    page.getByRole('group', { name: 'One place' }),
    page.getByRole('group', { name: 'The other place' }),
  ]
  await expect(one.getByLabel('Venue')).toHaveValue(hall)
  await expect(other.getByLabel('Venue')).toHaveValue(port)
  await page.getByRole('button', { name: 'Save' }).click()
  await refusedField(page, page.getByLabel('Minutes'), 'Minutes', 'Fill in this field')
  await page.getByLabel('Minutes').fill('45')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(new RegExp(`${check}$`))
  await expect(page.getByRole('heading', { level: 2, name: 'Certain (1)' })).toBeVisible()
  await expect(late).toContainText('45 minutes as entered in the travel times.')

  await test.step('the same pair, the other way round, is there already', async () => {
    await page.goto('/travel-times/new')
    for (const [group, venue] of [
      [one, port],
      [other, hall],
    ] as const) {
      await group.getByLabel('City').fill('shanghai')
      await group.getByLabel('Venue').fill(venue)
    }
    await page.getByLabel('Minutes').fill('10')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText(
      'This pair is in the travel times already, with 45 minutes',
    )
    await expect(page.getByLabel('Minutes')).toHaveValue('10')
  })

  await test.step('shorter, it is no clash any more', async () => {
    await page.goto(`/travel-times?q=${encodeURIComponent(hall)}`)
    await expect(page.getByText('1 travel time', { exact: true })).toBeVisible()
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: new RegExp(hall) })
      .click()
    await page.getByLabel('Minutes').fill('20')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page).toHaveURL(/\/travel-times$/)
    await page.goto(check)
    await expect(page.getByText('No clashes: everybody can be where')).toBeVisible()
  })
})

test('a clash with a visit is shown to those who may see that visit, and not even counted for others', async ({
  as,
}) => {
  const stamp = Date.now()
  const { visit, person, meeting, check } = await visitOf(`Guest of two ${stamp}`)
  await meeting('Open talks', '10:00', '11:00')
  const secret = await makeVisit(db(), { title: `Secret visit ${stamp}`, restricted: true })
  const member = await makeMember(db(), { visitId: secret.id, personId: person.id })
  await makeItem(db(), {
    visitId: secret.id,
    title: `Secret talks ${stamp}`,
    startsAt: there('10:30'),
    endsAt: there('11:30'),
    participants: [member.id],
  })
  const planner = await makeUser(db(), { roles: ['planner'] })
  const page = await as(planner)
  await page.goto(check)
  await expect(page.getByText('No clashes: everybody can be where')).toBeVisible()
  await page.goto(`/visits/${visit.id}/programme`)
  await expect(page.getByRole('heading', { level: 3, name: 'Open talks' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^\d+ clash/ })).toHaveCount(0)
  const manager = await as('manager')
  await manager.goto(check)
  const items = clash(manager, 'two places').getByRole('list', { name: 'Items' })
  await expect(items.getByRole('link', { name: `Secret talks ${stamp}` })).toBeVisible()
  await expect(items.getByRole('link', { name: `Secret visit ${stamp}` })).toBeVisible()
  await expect(items).toContainText('of another visit:')
})

test('what a form clashes with is told to who may save it, and to nobody else', async ({
  as,
  server,
  request,
  complaints,
}) => {
  const { visit, meeting, member } = await visitOf(`Asked for ${Date.now()}`)
  await meeting('Talks', '10:00', '11:00')
  const data = { visitId: visit.id, type: 'meeting', date: DAY, startTime: '10:30', members: [member.id] }
  const ask = async (role: 'planner' | 'viewer' | null) => {
    const cookie = role ? await cookieFor(await userOf(role), server.url) : null
    return request.post(`${server.url}/api/clashes`, {
      data,
      headers: { Origin: server.url, ...(cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}) },
      maxRedirects: 0,
    })
  }
  expect((await ask(null)).status()).toBe(401)
  expect((await ask('viewer')).status()).toBe(404)
  const answer = await ask('planner')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ warnings: [{ title: 'Possible: A person in two places at once' }] })
  const page = await as('viewer')
  const response = await page.goto(`/visits/${visit.id}/programme/check`)
  expect(response?.status()).toBe(403)
  await page.goto(`/visits/${visit.id}/programme`)
  await expect(page.getByRole('link', { name: 'List', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Check programme' })).toHaveCount(0)
  forgive(complaints, /403|Forbidden/)
})
