import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation, makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'
import { someVersion } from '../fixtures/versions'

const DAY = dayToDb('2031-03-12')
const zone = 'Asia/Shanghai'

/** A visit with two meetings on one day; one member has an account, one a phone, one neither. */
async function world(fields: object = {}) {
  const stamp = `${Date.now()}`.slice(-7)
  const visit = await makeVisit(db(), { title: `Visit of versions ${stamp}`, arrivalDate: DAY, ...fields })
  const ministry = await makeOrganisation(db(), { name: `Ministry ${stamp}` })
  const person = async (role: string) => (await makePerson(db(), { name: `${role} ${stamp}` })).id
  const linkedId = await person('Linked')
  const { id: userId } = await makeUser(db(), { roles: ['staff'], personId: linkedId, name: `Linked ${stamp}` })
  const member = (personId: string, more: object = {}) =>
    makeMember(db(), { visitId: visit.id, personId, organisationId: ministry.id, ...more })
  const linked = await member(linkedId)
  const called = await member(await person('Called'), { title: 'Adviser', phone: '+998 71 200 00 01' })
  const silent = await member(await person('Silent'))
  const talks = await makeItem(db(), {
    visitId: visit.id,
    title: `Talks Встреча 会议 ${stamp}`,
    date: DAY,
    startTime: '10:00',
    startZone: zone,
    startsAt: new Date('2031-03-12T02:00:00Z'),
    venue: 'Hall 1',
    participants: [linked.id, called.id],
  })
  const dinner = await makeItem(db(), {
    visitId: visit.id,
    type: 'official_meal',
    title: `Dinner ${stamp}`,
    date: DAY,
    partOfDay: 'evening',
    participants: [called.id, silent.id],
  })
  return { stamp, visit, talks, dinner, silent, user: { id: userId } }
}

const base = (visitId: string) => `/visits/${visitId}/programme/versions`
const issueButton = (page: Page, number: number) => page.getByRole('button', { name: `Issue version ${number}` })

/** The text of each page of a PDF where the machine has a reader of PDFs; null where it has none. */
function pagesOf(pdf: Buffer, path: string): string[] | null {
  writeFileSync(path, pdf)
  try {
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
  } catch {
    return null
  }
}

/** Page objects of a PDF, which Chromium writes uncompressed. */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

test('a programme is issued twice, compared in words, and everybody whose programme changed is told', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const { stamp, visit, talks, dinner, silent, user } = await world()
  const page = await as('planner')

  await test.step('the first version is issued by keyboard alone', async () => {
    await page.goto(base(visit.id))
    await page.getByRole('link', { name: 'Issue version…' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Issue version 1' })).toBeVisible()
    await expect(page.getByText('Notified in the app (1)')).toBeVisible()
    await expect(page.getByText('To be told by you (2)')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByLabel('Note').press('Tab')
    await page.getByLabel('Note').fill('For the embassy')
    await issueButton(page, 1).press('Enter')
    await expect(page.getByRole('heading', { name: 'Tell these people of version 1' })).toBeVisible()
    await expect(page.getByText('0 of 2 told')).toBeVisible()
    await expect(page.getByText('It is their programme: 2 items')).toBeVisible()
  })

  await test.step('while the page is open somebody edits: it asks, by name, and then issues', async () => {
    await db().programmeItem.update({
      where: { id: talks.id },
      data: { startTime: '12:00', startsAt: new Date('2031-03-12T04:00:00Z'), venue: 'Hall 2' },
    })
    await db().programmeItem.update({
      where: { id: dinner.id },
      data: { status: 'cancelled', statusReason: 'The host fell ill' },
    })
    await page.goto(`${base(visit.id)}/new`)
    await expect(page.getByRole('heading', { name: 'What changed since version 1' })).toBeVisible()
    await makeItem(db(), {
      visitId: visit.id,
      title: `Port ${stamp}`,
      type: 'site_visit',
      date: DAY,
      startTime: '15:00',
      startZone: zone,
      participants: [silent.id],
    })
    await page.getByLabel('Note').fill('After the host fell ill')
    await issueButton(page, 2).click()
    await expect(page.getByText(`1 item has changed since you opened this page: Port ${stamp}`)).toBeVisible()
    await expect(page.getByLabel('Note')).toHaveValue('After the host fell ill')
    await page.getByRole('alert').getByRole('button').click()
    await expect(page.getByRole('heading', { name: 'Tell these people of version 2' })).toBeVisible()
  })

  await test.step('the list says what changed for each, with phone and tick', async () => {
    const row = (name: string) =>
      page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) })
    const called = row(`Called ${stamp}`)
    await expect(called.getByRole('link', { name: `Call Called ${stamp}: +998 71 200 00 01` })).toHaveAttribute(
      'href',
      'tel:+998712000001',
    )
    await expect(called).toContainText(`Adviser, Ministry ${stamp}`)
    await expect(called).toContainText('Time: was 10:00 Shanghai (07:00 Tashkent), now 12:00 Shanghai (09:00 Tashkent)')
    await expect(called).toContainText('Venue: was Hall 1, now Hall 2')
    await expect(called).toContainText('Status: was Confirmed, now Cancelled')
    await expect(row(`Silent ${stamp}`)).toContainText(`New: Port ${stamp}`)
    await expect(row(`Silent ${stamp}`)).toContainText('No phone known')
    await expect(row(`Silent ${stamp}`).getByRole('link', { name: `Enter the phone of Silent ${stamp}` })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Notified in the app' })).toContainText(
      `Linked ${stamp}not opened yet`,
    )
    await called.getByRole('button', { name: `Mark Called ${stamp} as told` }).press('Enter')
    await expect(called).toContainText(/Told .* by /)
    await expect(page.getByText('1 of 2 told')).toBeVisible()
    await called.getByRole('button', { name: `Called ${stamp} was not told after all` }).click()
    await expect(page.getByText('0 of 2 told')).toBeVisible()
    expect(await faults(page)).toEqual([])
  })

  await test.step('on a phone what is pressed is large enough', async () => {
    const phone = await as('staff', { phone: true })
    await phone.goto(`${base(visit.id)}/2/tell`)
    for (const target of [
      phone.getByRole('link', { name: `Call Called ${stamp}: +998 71 200 00 01` }),
      phone.getByRole('button', { name: `Mark Called ${stamp} as told` }),
    ]) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
  })

  await test.step('the list and the comparison say it in words, without a script too', async () => {
    await page.goto(base(visit.id))
    await expect(page.getByText('1 added, 1 cancelled, 1 moved')).toBeVisible()
    await expect(page.getByText('For the embassy')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.getByRole('link', { name: 'Compare with version 1' }).click()
    await expect(page.getByRole('heading', { name: 'From Version 1 to Version 2' })).toBeVisible()
    const day = page.getByRole('region', { name: 'Wednesday, 12 Mar 2031' })
    await expect(day.getByRole('listitem').filter({ hasText: talks.title })).toContainText('Moved')
    await expect(day.getByRole('listitem').filter({ hasText: dinner.title })).toContainText('Reason: The host fell ill')
    await expect(day.getByRole('listitem').filter({ hasText: `Port ${stamp}` })).toContainText('Added')
    await expect(day.getByRole('link', { name: talks.title })).toHaveAttribute('href', `/meetings/${talks.id}`)
    expect(await faults(page)).toEqual([])
    await page.getByLabel('To', { exact: true }).selectOption({ label: 'The draft' })
    await page.getByLabel('From', { exact: true }).selectOption({ index: 2 })
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByText('There is no difference.')).toBeVisible()
  })

  await test.step('who has an account finds it in the notices, is led to their changes, and it is read', async () => {
    const linked = await as(user)
    await linked.goto('/')
    const notices = linked.getByRole('link', { name: /^Notices 2 unread$/ })
    await notices.click()
    await expect(linked.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible()
    expect(await faults(linked)).toEqual([])
    await linked
      .getByRole('link', { name: `Version 2 of the programme of ${visit.title} changes your programme` })
      .click()
    const mine = linked.getByRole('region', { name: 'What changed for you' })
    await expect(mine).toContainText('Venue: was Hall 1, now Hall 2')
    await expect(mine).not.toContainText(dinner.title)
    await expect(linked.getByRole('link', { name: /^Notices 1 unread$/ })).toBeVisible()
    await linked.goto('/notices')
    await linked.getByRole('button', { name: 'Mark all as read' }).press('Enter')
    await expect(linked.getByRole('link', { name: /^Notices$/ })).toBeVisible()
    await page.goto(`${base(visit.id)}/2/tell`)
    await expect(page.getByRole('region', { name: 'Notified in the app' })).toContainText(`Linked ${stamp}opened`)
  })
})

test('versions are printed: number and time of issue on every page, the whole visit, one person’s, the pocket’s', async ({
  as,
}, info) => {
  test.setTimeout(120_000)
  const { stamp, visit, talks, dinner } = await world({ title: `Printed visit 会议 ${Date.now()}` })
  for (let n = 1; n <= 30; n++)
    await makeItem(db(), {
      visitId: visit.id,
      title: `Meeting ${n} of ${stamp}`,
      dayNumber: 1 + Math.ceil(n / 6),
      venue: `Hall ${n}`,
    })
  const number = await someVersion(visit.id)
  const page = await as('planner')

  await test.step('the whole visit', async () => {
    await page.goto(`/visits/${visit.id}/programme/print?version=${number}`)
    await page.emulateMedia({ media: 'print' })
    const foot = page.getByText(/^V-\d+ · Printed visit .* · Version 1, issued .* Tashkent$/).first()
    await expect(foot).toBeVisible()
    // What a browser repeats on each page, and the numbers beside it.
    const repeats = await foot.evaluate((node) => {
      const { display, breakInside } = getComputedStyle(node.parentElement ?? node)
      return [display, breakInside]
    })
    expect(repeats).toEqual(['table-footer-group', 'avoid'])
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(countPages(pdf)).toBeGreaterThan(2)
    const texts = pagesOf(pdf, info.outputPath('whole.pdf'))
    for (const [index, text] of texts?.entries() ?? []) {
      expect(text).toContain('Version 1, issued')
      expect(text).toMatch(new RegExp(`${index + 1} ?/ ?${texts?.length}`))
    }
    if (texts) expect(texts.join('\n')).toContain('会议')
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('one person’s, and for the pocket', async () => {
    await page.getByLabel('Whose programme').selectOption({ label: `Silent ${stamp}` })
    await page.getByLabel('Layout').selectOption({ label: 'Pocket, A4 to fold in four' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.getByText(`Programme of Silent ${stamp}`, { exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { name: dinner.title })).toBeVisible()
    await expect(page.getByRole('heading', { name: talks.title })).toHaveCount(0)
    expect(await faults(page)).toEqual([])
    await page.goto(`/visits/${visit.id}/programme/print?version=${number}&layout=pocket`)
    await page.emulateMedia({ media: 'print' })
    const pdf = await page.pdf({ preferCSSPageSize: true })
    for (const text of pagesOf(pdf, info.outputPath('pocket.pdf')) ?? []) expect(text).toContain('Version 1, issued')
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('the draft says that it is one', async () => {
    await page.goto(`/visits/${visit.id}/programme/print`)
    await expect(page.getByText(/Draft, not an issued version/).last()).toBeVisible()
  })
})

test('a restricted visit notifies nobody outside, and its version is not there for them', async ({ as }) => {
  const { stamp, visit, user } = await world({ restricted: true })
  const manager = await as('manager')
  await manager.goto(`${base(visit.id)}/new`)
  await expect(manager.getByText('To be told by you (3)')).toBeVisible()
  await issueButton(manager, 1).click()
  await expect(manager.getByRole('heading', { name: `Linked ${stamp}` })).toBeVisible()
  const outsider = await as(user)
  await outsider.goto('/notices')
  await expect(outsider.getByText('You have no notices.')).toBeVisible()
  const gone = await outsider.request.get(`${base(visit.id)}/1`)
  expect(gone.status()).toBe(404)
  expect(await gone.text()).not.toContain(visit.title)
})
