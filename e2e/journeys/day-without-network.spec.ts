import { createHash } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { photo } from '@/lib/files/testing/bytes'
import { db } from '@/lib/platform/db'
import { wallClockIn } from '@/lib/time/wall-clock'
import { makeContact, makeHost, makeMember } from '@/prisma/factories/delegations'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive, NO_NETWORK } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const PHONE = { width: 360, height: 740 }
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A day of three meetings in Shanghai: one that is on, two that follow. */
async function dayOfMeetings() {
  const now = Date.now()
  const today = wallClockIn(new Date(now), ZONE).date
  const title = `Study visit ${now}`
  const visit = await makeVisit(db(), { title, status: 'under_way', arrivalDate: new Date(`${today}T00:00:00Z`) })
  const academy = await makeOrganisation(db(), { name: `Academy ${now}` })
  await makeHost(db(), { visitId: visit.id, organisationId: academy.id })
  const members = [await makeMember(db(), { visitId: visit.id }), await makeMember(db(), { visitId: visit.id })]
  const contact = await makeContact(db(), { visitId: visit.id, organisationId: academy.id, title: 'Secretary General' })
  const names = ['Talks at the academy', 'Visit to the control centre', 'Talk about a laboratory']
  const items = []
  for (const [index, name] of names.entries()) {
    const start = new Date(now + (index * 90 - 20) * MINUTE)
    const wall = wallClockIn(start, ZONE)
    items.push(
      await makeItem(db(), {
        visitId: visit.id,
        title: name,
        date: new Date(`${wall.date}T00:00:00Z`),
        startTime: wall.time,
        startZone: ZONE,
        startsAt: start,
        endsAt: new Date(start.getTime() + 60 * MINUTE),
        city: 'Shanghai',
        hosts: [academy.id],
        counterparts: [contact.id],
        participants: members.map(({ id }) => id),
      }),
    )
  }
  return { visit, academy, items, names, today }
}
type Day = Awaited<ReturnType<typeof dayOfMeetings>>

/** Takes the visit along as somebody does who has a network in the hotel. */
async function takeAlong(page: Page, { visit }: Day) {
  await page.goto('/road')
  await page.getByRole('button', { name: of('Take with me', visit.title) }).click()
  await expect(page.getByRole('link', { name: visit.title })).toBeVisible()
  // Without a network only what the worker keeps can be opened.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
}

/** A key that says in full what it is about. */
const of = (label: string, what: string) => new RegExp(`^${label} ?: ${what}$`)
const status = (page: Page) => page.getByRole('banner').getByRole('status')

async function openMeeting(page: Page, { visit }: Day, name: string) {
  await page.goto(`/road/visits/${visit.id}`)
  await page
    .getByRole('list')
    .getByRole('link', { name: new RegExp(name) })
    .click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  await page.getByRole('button', { name: 'Mark as held and write readout' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Who was there' })).toBeVisible()
}

async function addOutcome(page: Page, text: string, [type, owedBy]: [string, string]) {
  await page.getByLabel('What came out of it').fill(text)
  await page.getByText(type, { exact: true }).click()
  await page.getByText(owedBy, { exact: true }).click()
  await page.getByRole('button', { name: 'Add outcome' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
}

async function addFollowUp(page: Page, outcome: string, lead: string) {
  await page.getByRole('button', { name: of('Follow-up', outcome) }).click()
  await page.getByLabel('Lead organisation').fill(lead)
  await page.getByRole('button', { name: 'Add follow-up' }).click()
  await expect(page.getByRole('list', { name: 'Follow-ups' }).filter({ hasText: outcome })).toBeVisible()
}

async function write(page: Page, section: string, text: string) {
  await page.getByRole('textbox', { name: section }).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
  await expect(page.getByText('Saved on this device', { exact: true }).first()).toBeVisible()
}

const takePhoto = async (page: Page, name: string, buffer: Buffer) => {
  await page.locator('input[capture]').setInputFiles({ name, mimeType: 'image/jpeg', buffer })
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
}

test('a day of three meetings is logged without a network, and is on record once when it is back', async ({
  as,
  complaints,
  server,
}) => {
  test.setTimeout(240_000)
  const day = await dayOfMeetings()
  const [first, second, third] = day.names as [string, string, string]
  const photos = [
    await photo({ width: 800, height: 600 }),
    await photo({ width: 640, height: 480 }),
    await photo({ width: 320, height: 240 }),
  ]
  let page = await as('staff', { phone: true })
  await page.setViewportSize(PHONE)
  const context: BrowserContext = page.context()
  await test.step('the visit is taken along', async () => {
    await takeAlong(page, day)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(PHONE)
  })
  await context.setOffline(true)
  const offlineFrom = Date.now()

  await test.step('the first meeting, which is on now', async () => {
    await page.goto('/road')
    await expect(page.getByRole('region', { name: first })).toContainText('On now')
    await openMeeting(page, day, first)
    await page.getByRole('checkbox').nth(1).uncheck()
    await page.getByLabel('Somebody else').last().fill('Li Wei')
    await page.getByRole('button', { name: 'Add person' }).last().click()
    await page.getByLabel('Somebody else').last().fill('Head of the laboratory')
    await page.getByRole('button', { name: 'Add post' }).click()
    await expect(page.getByRole('checkbox', { name: /Head of the laboratory/ })).toBeChecked()
    await addOutcome(page, 'Ten places for training', ['Offer', 'The other side'])
    await addFollowUp(page, 'Ten places for training', day.academy.name)
    await addOutcome(page, 'A joint report by autumn', ['Commitment', 'Both'])
    await write(page, 'Discussion', 'They spoke of traffic.')
    await takePhoto(page, 'hall.jpg', photos[0] as Buffer)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(PHONE)
  })

  await test.step('the second, and an outcome that is typed and not added yet', async () => {
    await openMeeting(page, day, second)
    await addOutcome(page, 'They send their plans', ['Commitment', 'The other side'])
    await addFollowUp(page, 'They send their plans', day.academy.name)
    await write(page, 'Press line', 'The centre was shown.')
    await takePhoto(page, 'centre.jpg', photos[1] as Buffer)
    await page.getByLabel('What came out of it').fill('Half a thought')
    await expect(status(page)).toContainText('Saved on this device')
  })

  await test.step('closed and opened again: everything is there', async () => {
    await page.close()
    page = await context.newPage()
    await page.goto('/road')
    await page.getByRole('link', { name: day.visit.title }).click()
    await page
      .getByRole('list')
      .getByRole('link', { name: new RegExp(second) })
      .click()
    await expect(page.getByLabel('What came out of it')).toHaveValue('Half a thought')
    await expect(page.getByRole('textbox', { name: 'Press line' })).toContainText('The centre was shown.')
    await expect(page.getByRole('listitem').filter({ hasText: 'centre.jpg' })).toBeVisible()
    await page.goto('/road/unsent')
    await expect(page.getByText('They spoke of traffic.')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(PHONE)
  })

  await test.step('the third is submitted, and one that nobody had planned is added', async () => {
    await openMeeting(page, day, third)
    await addOutcome(page, 'A laboratory for both', ['Intention', 'Both'])
    await addFollowUp(page, 'A laboratory for both', day.academy.name)
    await write(page, 'Discussion', 'A laboratory was talked about.')
    await takePhoto(page, 'laboratory.jpg', photos[2] as Buffer)
    await page.getByRole('button', { name: 'Submit readout' }).click()
    await expect(page.getByText('is submitted and waits for a manager')).toBeVisible()
    await page.goto(`/road/unplanned?visit=${day.visit.id}`)
    await page.getByLabel('What it is').fill('Words with the rector')
    await page.getByRole('button', { name: 'Add and write readout' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Words with the rector' })).toBeFocused()
    await write(page, 'Discussion', 'Students may come.')
    await page.goto(`/road/visits/${day.visit.id}`)
    expect(await faults(page)).toEqual([])
    await page.setViewportSize(PHONE)
  })
  expect(await db().readout.count({ where: { visitId: day.visit.id } })).toBe(0)
  const offlineTo = Date.now()

  await test.step('back on the network everything goes out', async () => {
    await context.setOffline(false)
    await page.goto('/road')
    await expect(status(page)).toHaveText('Saved', { timeout: 60_000 })
    // What is on now is the one that nobody had planned, once the visit has been told anew.
    await expect(page.getByRole('listitem').filter({ hasText: first })).toContainText('2 outcomes')
  })

  await test.step('every record is there once', async () => {
    const readouts = await db().readout.findMany({
      where: { visitId: day.visit.id },
      include: {
        item: true,
        sections: true,
        revisions: true,
        outcomes: { include: { followUps: true } },
        files: true,
        attendances: { include: { contact: { include: { person: true } }, member: true } },
      },
    })
    const byTitle = new Map(readouts.map((readout) => [readout.item.title, readout]))
    expect([...byTitle.keys()].sort()).toEqual([...day.names, 'Words with the rector'].sort())
    expect(readouts).toHaveLength(4)
    expect(readouts.map(({ item }) => item.status)).toEqual(['held', 'held', 'held', 'held'])
    const texts = readouts.flatMap(({ sections }) => sections.map(({ text }) => text))
    expect(texts.sort()).toEqual(
      [
        'A laboratory was talked about.',
        'Students may come.',
        'The centre was shown.',
        'They spoke of traffic.',
      ].sort(),
    )
    const outcomes = readouts.flatMap((readout) => readout.outcomes)
    expect(outcomes.map((one) => [one.text, one.followUps.length]).sort()).toEqual([
      ['A joint report by autumn', 0],
      ['A laboratory for both', 1],
      ['Ten places for training', 1],
      ['They send their plans', 1],
    ])
    expect(byTitle.get(third)?.status).toBe('submitted')
    const attendance = byTitle.get(first)?.attendances ?? []
    expect(attendance.filter(({ present }) => !present)).toHaveLength(1)
    const met = attendance
      .filter(({ planned }) => !planned)
      .map(({ contact }) => contact?.person?.name ?? contact?.title)
    expect(met.sort()).toEqual(['Head of the laboratory', 'Li Wei'])
    for (const { writtenAt, at } of readouts.flatMap(({ revisions }) => revisions)) {
      expect(writtenAt.getTime()).toBeGreaterThan(offlineFrom - MINUTE)
      expect(writtenAt.getTime()).toBeLessThan(offlineTo)
      expect(at.getTime()).toBeGreaterThanOrEqual(offlineTo)
    }
    const unplanned = byTitle.get('Words with the rector')?.item
    expect(unplanned?.date?.toISOString().slice(0, 10)).toBe(wallClockIn(new Date(offlineTo), ZONE).date)
  })

  await test.step('the photos are whole', async () => {
    const files = await db().storedFile.findMany({ where: { visitId: day.visit.id }, orderBy: { name: 'asc' } })
    expect(files.map(({ name, state }) => [name, state])).toEqual([
      ['centre.jpg', 'ready'],
      ['hall.jpg', 'ready'],
      ['laboratory.jpg', 'ready'],
    ])
    expect(files.map((file) => file.sha256)).toEqual(
      [photos[1], photos[0], photos[2]].map((one) => sha256(one as Buffer)),
    )
    for (const file of files) {
      const answer = await page.request.get(`${server.url}/api/files/${file.id}?as=original`)
      expect(sha256(await answer.body())).toBe(file.keptSha256)
    }
  })
  forgive(complaints, NO_NETWORK)
})

test('a device whose clock is a day ahead notes what is on now, at the right time', async ({ as, complaints }) => {
  test.setTimeout(120_000)
  const day = await dayOfMeetings()
  const [first] = day.names as [string]
  const page = await as('staff', { phone: true })
  await page.setViewportSize(PHONE)
  await page.context().addInitScript((ahead) => {
    const real = Date
    // As a phone does whose date was set by hand: everything that asks is told the wrong day.
    globalThis.Date = new Proxy(real, {
      construct: (target, args) => Reflect.construct(target, args.length === 0 ? [target.now() + ahead] : args) as Date,
      get: (target, name) => (name === 'now' ? () => target.now() + ahead : Reflect.get(target, name)),
    })
  }, 1_440 * MINUTE)
  await takeAlong(page, day)
  await page.context().setOffline(true)
  const from = Date.now()
  await page.goto('/road')
  await expect(page.getByRole('region', { name: first })).toContainText('On now')
  await openMeeting(page, day, first)
  await addOutcome(page, 'A day too late by the phone', ['Offer', 'Us'])
  await write(page, 'Discussion', 'Said today.')
  await page.goto(`/road/unplanned?visit=${day.visit.id}`)
  await page.getByLabel('What it is').fill('In the corridor')
  await page.getByRole('button', { name: 'Add and write readout' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'In the corridor' })).toBeFocused()
  const to = Date.now()
  await page.context().setOffline(false)
  await page.goto('/road')
  await expect(status(page)).toHaveText('Saved', { timeout: 60_000 })
  const revision = await db().readoutRevision.findFirstOrThrow({ where: { readout: { visitId: day.visit.id } } })
  expect(revision.writtenAt.getTime()).toBeGreaterThan(from - MINUTE)
  expect(revision.writtenAt.getTime()).toBeLessThan(to + MINUTE)
  const unplanned = await db().programmeItem.findFirstOrThrow({ where: { visitId: day.visit.id, unplanned: true } })
  expect(unplanned.date?.toISOString().slice(0, 10)).toBe(wallClockIn(new Date(from), ZONE).date)
  forgive(complaints, NO_NETWORK)
})
