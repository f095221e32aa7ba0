import type { Locator, Page } from '@playwright/test'
import ICAL from 'ical.js'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeAgency, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

/** How a person works: pressing with the pointer, or with the keyboard alone. */
type Hands = { press: (target: Locator) => Promise<void>; write: (field: Locator, text: string) => Promise<void> }

const POINTER: Hands = { press: (target) => target.click(), write: (field, text) => field.fill(text) }
const KEYBOARD: Hands = {
  press: async (target) => {
    await target.focus()
    await target.press((await target.getAttribute('type')) === 'checkbox' ? 'Space' : 'Enter')
  },
  write: async (field, text) => {
    await field.focus()
    await field.page().keyboard.press('ControlOrMeta+A')
    await field.page().keyboard.insertText(text)
  },
}

/** A programme as an office has it in a document: times, rooms and people partly unknown. */
const PROGRAMME = [
  ['Date', 'Time', 'Event', 'City', 'Place', 'Participants'],
  ['12.03.2031', '09:30–11:00', 'Talks on safe cities', 'Shanghai', 'Hall 1', 'All'],
  ['', '10:30–12:00', 'Tour of the command centre', 'Suzhou', 'Centre', 'All'],
  ['13.03.2031', 'TBC', 'Visit to the laboratory', 'Shenzhen', '-', ''],
  ['', '15:00–17:00', 'Reception 招待会', 'Shenzhen', 'Hall 3', 'All'],
  ['', '', 'Встреча с академией', '', '', ''],
]
  .map((row) => row.join('\t'))
  .join('\n')

async function delegation() {
  const stamp = `${Date.now()}`
  const visit = await makeVisit(db(), {
    title: `Four cities ${stamp}`,
    arrivalDate: dayToDb('2031-03-12'),
    departureDate: dayToDb('2031-03-14'),
  })
  for (const [position, city] of ['Shanghai', 'Suzhou', 'Shenzhen'].entries()) {
    await db().visitStop.create({
      data: { visitId: visit.id, position, countryCode: 'CN', city, zone: 'Asia/Shanghai' },
    })
  }
  const { organisationId } = await makeAgency(db(), { visitId: visit.id })
  const member = async (name: string) => {
    const person = await makePerson(db(), { name: `${name} ${stamp}` })
    await makeMember(db(), { visitId: visit.id, personId: person.id, organisationId })
    return person.name
  }
  return { visit, head: await member('Каримова Азиза'), engineer: await member('Engineer') }
}

const row = (page: Page, title: string): Locator =>
  page.locator('main ol > li').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) })

async function check(page: Page) {
  expect(await faults(page)).toEqual([])
}

const instant = (event: ICAL.Event) => event.startDate.toJSDate().toISOString()
function eventsOf(text: string): Map<string, ICAL.Event> {
  ICAL.TimezoneService.reset()
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return new Map(events.map((event) => [event.summary, event]))
}
/** The event whose summary tells of this title, whatever else it says. */
const eventOf = (events: ReadonlyMap<string, ICAL.Event>, title: string): ICAL.Event => {
  const found = [...events].find(([summary]) => summary.includes(title))
  if (!found) throw new Error(`No event of ${title} among ${[...events.keys()].join(', ')}`)
  return found[1]
}

for (const [how, { press, write }] of Object.entries({ 'with the pointer': POINTER, 'by keyboard alone': KEYBOARD })) {
  test(`a programme with blanks is entered, split, checked, issued twice and followed, ${how}`, async ({
    as,
    request,
  }) => {
    test.setTimeout(240_000)
    const { visit, head, engineer } = await delegation()
    const page = await as('planner')
    const base = `/visits/${visit.id}`
    const programme = `${base}/programme`
    const dialog = page.getByRole('dialog')

    await test.step('the programme comes out of a document, its blanks stay blanks', async () => {
      await page.goto(`${programme}/paste`)
      await write(page.getByLabel('Rows to paste'), PROGRAMME)
      await press(page.getByRole('button', { name: 'Show what will be added' }))
      await expect(page.getByText('5 rows will be added, 0 left out', { exact: false })).toBeVisible()
      await check(page)
      await press(page.getByRole('button', { name: 'Add 5 rows' }))
      await expect(page.getByText('5 programme items were added')).toBeVisible()
      await expect(row(page, 'Talks on safe cities')).toContainText('Everyone (2)')
      await expect(row(page, 'Visit to the laboratory')).not.toContainText('TBC')
      await check(page)
    })

    await test.step('the delegation splits: the tour is for a subgroup', async () => {
      await page.goto(`${base}/delegation`)
      await press(page.getByRole('button', { name: 'Add subgroup' }))
      await write(dialog.getByLabel('Name', { exact: true }), 'Technical group')
      await write(dialog.getByRole('combobox', { name: 'Members, by name' }), engineer)
      await expect(dialog.getByRole('option').first()).toHaveText(new RegExp(engineer))
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await press(dialog.getByRole('button', { name: 'Add subgroup' }))
      await expect(dialog).toBeHidden()
      await page.goto(programme)
      await press(row(page, 'Tour of the command centre').getByRole('link', { name: 'Tour of the command centre' }))
      await expect(page.getByRole('heading', { level: 1, name: 'Tour of the command centre' })).toBeVisible()
      await page.goto(`${new URL(page.url()).pathname}/edit`)
      await press(page.getByLabel('Everyone in the delegation'))
      await press(page.getByLabel('Technical group', { exact: true }))
      await press(page.getByRole('button', { name: 'Save' }).first())
      await expect(page).toHaveURL(/\/meetings\/[^/]+$/)
      await expect(page.getByText('Technical group (1)').first()).toBeVisible()
    })

    await test.step('the clash that is left is said, and accepted with a reason', async () => {
      await page.goto(`${programme}/check`)
      const clash = page.locator('main li').filter({ hasText: `${engineer} would be in two places at once` })
      await expect(clash.first()).toBeVisible()
      await expect(page.getByText(`${head} would be in two places at once`)).toHaveCount(0)
      await check(page)
      await press(clash.first().getByRole('button', { name: 'Accept…' }))
      await write(dialog.getByLabel('Why it is no problem'), 'The engineer leaves the talks early')
      await press(dialog.getByRole('button', { name: 'Accept…' }))
      await expect(dialog).toBeHidden()
      await expect(page.getByText(/Accepted by .+: The engineer leaves the talks early/)).toBeVisible()
    })

    await test.step('what is still open is listed by how soon it is', async () => {
      await page.goto(`${programme}/unconfirmed`)
      await expect(page.getByRole('main')).toContainText('Visit to the laboratory')
      await expect(page.getByRole('main')).toContainText('Встреча с академией')
      await check(page)
    })

    const issue = async (number: number, note: string) => {
      await page.goto(`${programme}/versions/new`)
      await write(page.getByLabel('Note'), note)
      await press(page.getByRole('button', { name: `Issue version ${number}` }))
      await expect(page.getByRole('heading', { name: `Tell these people of version ${number}` })).toBeVisible()
      await check(page)
    }
    await test.step('the first version is issued', () => issue(1, 'For the embassy'))

    await test.step('the draft moves on: the reception by half an hour, the laboratory is off', async () => {
      await page.goto(`${programme}/timetable`)
      const block = page.getByRole('button', { name: /Reception 招待会/ })
      await block.focus()
      await block.press('ArrowDown')
      await block.press('ArrowDown')
      await expect(page.getByRole('status').filter({ hasText: 'Moved to' })).toContainText('15:30')
      await expect
        .poll(
          async () =>
            (await db().programmeItem.findFirst({ where: { visitId: visit.id, title: 'Reception 招待会' } }))
              ?.startTime,
        )
        .toBe('15:30')
      await check(page)
      await page.goto(programme)
      await press(row(page, 'Visit to the laboratory').getByRole('link', { name: 'Visit to the laboratory' }))
      await expect(page.getByRole('heading', { level: 1, name: 'Visit to the laboratory' })).toBeVisible()
      await page.locator('main header').getByText('More').focus()
      await page.keyboard.press('Enter')
      await press(page.getByRole('button', { name: 'Cancel item' }))
      await write(dialog.getByLabel('Reason'), 'The laboratory is closed that day')
      await press(dialog.getByRole('button', { name: 'Cancel item' }))
      await expect(dialog).toBeHidden()
      await expect(page.locator('main').getByText('Cancelled', { exact: true }).first()).toBeVisible()
    })
    await test.step('the second version is issued', () => issue(2, 'After the call with the hosts'))

    await test.step('the difference is read in words', async () => {
      await page.goto(`${programme}/versions/compare?from=1&to=2`)
      const day = page.getByRole('region', { name: 'Thursday, 13 Mar 2031' })
      const reception = day.getByRole('listitem').filter({ hasText: 'Reception 招待会' })
      await expect(reception).toContainText('was 15:00')
      await expect(reception).toContainText('now 15:30')
      await expect(day.getByRole('listitem').filter({ hasText: 'Visit to the laboratory' })).toContainText(
        'The laboratory is closed that day',
      )
      await check(page)
    })

    await test.step('both are printed', async () => {
      for (const [number, time] of [
        [1, '15:00'],
        [2, '15:30'],
      ] as const) {
        await page.goto(`${programme}/print?version=${number}`)
        await check(page)
        await page.emulateMedia({ media: 'print' })
        await expect(page.getByText(new RegExp(`Version ${number}, issued .* Tashkent`)).first()).toBeVisible()
        await expect(page.locator('main')).toContainText(time)
        expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-')
        await page.emulateMedia({ media: 'screen' })
      }
    })

    await test.step('a person’s calendar and the visit’s open elsewhere, at the right instants', async () => {
      await page.goto(`${programme}/calendars`)
      await check(page)
      const make = { name: `Make a private address for ${head}` }
      await press(page.getByRole('button', make))
      await press(dialog.getByRole('button', { name: 'Make a private address' }))
      const address = await dialog.getByLabel('Private address').inputValue()
      const own = eventsOf(await (await request.get(address)).text())
      expect(instant(eventOf(own, 'Talks on safe cities'))).toBe('2031-03-12T01:30:00.000Z')
      expect(instant(eventOf(own, 'Reception 招待会'))).toBe('2031-03-13T07:30:00.000Z')
      expect([...own.keys()].join()).not.toContain('Tour of the command centre')
      const whole = eventsOf(await (await page.request.get(`/api/calendars/visits/${visit.id}`)).text())
      expect(instant(eventOf(whole, 'Tour of the command centre'))).toBe('2031-03-12T02:30:00.000Z')
      const off = eventOf(whole, 'Visit to the laboratory')
      expect(off.component.getFirstPropertyValue('status')).toBe('CANCELLED')
      expect(off.startDate.isDate).toBe(true)
    })
  })
}
