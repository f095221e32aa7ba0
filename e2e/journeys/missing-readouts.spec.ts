import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { submitReadout } from '@/lib/readouts/commands'
import { remindOfMissing } from '@/lib/readouts/reminders.commands'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

const HOUR_MS = 3_600_000
/** When the meeting was over: long enough ago that all its reminders lie in the past. */
const OVER = new Date(Date.now() - 80 * HOUR_MS)
const after = (hours: number) => new Date(OVER.getTime() + hours * HOUR_MS)

const MEETING = 'Call on the governor of Karakalpakstan'
const VISIT = 'Visit of the cotton exporters'

async function world() {
  const person = await makePerson(db())
  const taker = await makeUser(db(), { roles: ['staff'], personId: person.id })
  const manager = await makeUser(db(), { roles: ['manager'] })
  const visit = await makeVisit(db(), { title: VISIT, team: [manager.id] })
  const facts = { status: 'held', endsAt: OVER, heldAt: OVER, noteTakerId: person.id } as const
  const item = await makeItem(db(), { visitId: visit.id, title: MEETING, ...facts })
  return { person, taker, manager, visit, item }
}

const meeting = (page: Page) => page.getByRole('link', { name: MEETING, exact: true })
const noticesOf = async (page: Page) => {
  await page.goto('/notices')
  return page.getByRole('list', { name: 'Your notices' }).getByRole('link', { name: new RegExp(MEETING) })
}

test('a meeting without a readout is chased until it is written, and then by nobody', async ({ as }) => {
  const { person, taker, manager, visit, item } = await world()
  const [writing, planning, managing] = [await as(taker), await as('planner'), await as(manager)]
  const office = `/missing-readouts?visit=${encodeURIComponent('cotton exporters')}`
  const ofVisit = `/visits/${visit.id}/readouts`

  await test.step('it is on the note-taker’s desk, the visit’s list and the office’s at once', async () => {
    await writing.goto('/')
    const list = writing.getByRole('region', { name: 'Meetings without a readout' })
    await expect(list.getByRole('listitem').filter({ hasText: MEETING })).toContainText('Yours')
    await planning.goto(ofVisit)
    await expect(planning.getByRole('navigation', { name: 'Sections of the visit' })).toContainText('1 missing')
    await planning.getByRole('navigation', { name: 'Which readouts' }).getByRole('link', { name: '1 missing' }).click()
    await expect(planning.getByRole('heading', { name: 'Missing readouts' })).toBeVisible()
    const row = planning.getByRole('row').filter({ has: meeting(planning) })
    await expect(row).toContainText('3 days')
    await expect(row).toContainText(person.name)
    await expect(row).toContainText('Not begun')
    expect(await faults(planning)).toEqual([])
    await managing.goto(office)
    await expect(meeting(managing)).toBeVisible()
    await expect(managing.getByText('1 readout is missing')).toBeVisible()
    expect(await faults(managing)).toEqual([])
  })

  await test.step('a planner reminds by hand, once a day', async () => {
    await planning.goto(office)
    const row = planning.getByRole('row').filter({ has: meeting(planning) })
    await row.getByRole('button', { name: 'Remind' }).click()
    await expect(row.getByText(/^Reminded .* by /)).toBeVisible()
    await expect(row.getByRole('button', { name: 'Remind' })).toHaveCount(0)
    await expect(await noticesOf(writing)).toHaveCount(1)
  })

  await test.step('time passes: the note-taker is reminded once, later the manager', async () => {
    await remindOfMissing(after(23))
    await expect(await noticesOf(writing)).toHaveCount(1)
    await remindOfMissing(after(24))
    await remindOfMissing(after(25))
    await expect(await noticesOf(writing)).toHaveCount(2)
    await expect(await noticesOf(managing)).toHaveCount(0)
    await remindOfMissing(after(72))
    await remindOfMissing(new Date())
    await expect(await noticesOf(writing)).toHaveCount(2)
    await expect(await noticesOf(managing)).toHaveCount(1)
    expect(await faults(managing)).toEqual([])
    await (await noticesOf(writing)).first().click()
    await expect(writing).toHaveURL(`/meetings/${item.id}/readout`)
  })

  await test.step('written and submitted it is gone everywhere', async () => {
    const readout = await makeReadout(db(), { itemId: item.id, discussion: 'Cotton and water.', writerId: taker.id })
    const input = { commandId: newId(), readoutId: readout.id, version: 1 }
    expect(await submitReadout(actorOf(taker), input, new Date())).toMatchObject({ ok: true })
    await writing.goto('/')
    await expect(writing.getByRole('region', { name: 'Meetings without a readout' })).toBeVisible()
    await expect(meeting(writing)).toHaveCount(0)
    await planning.goto(`${ofVisit}?missing=1`)
    await expect(planning.getByText('No readout is missing')).toBeVisible()
    await managing.goto(office)
    await expect(managing.getByText('No missing readout matches these filters.')).toBeVisible()
  })
})

test('everybody switches mails off for themselves, and an admin sees what became of each', async ({ as }) => {
  const user = await makeUser(db(), { roles: ['staff'] })
  const page = await as(user)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Switch mails off' }).click()
  await expect(page.getByText('You get no mails. All that they would say stands in your notices.')).toBeVisible()
  expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).mailOn).toBe(false)
  expect(await faults(page)).toEqual([])
  const at = { createdAt: new Date(), stateAt: new Date(), subjectType: 'user', subjectId: user.id }
  const refused = { state: 'failed', attempts: 1, lastError: '550 No such mailbox' } as const
  await db().mail.create({ data: { userId: user.id, address: user.email, kind: 'readout_missing', ...refused, ...at } })
  const admin = await as('admin')
  await admin.goto('/admin/mail?state=failed')
  const row = admin.getByRole('row').filter({ hasText: user.email })
  await expect(row).toContainText('550 No such mailbox')
  await expect(admin.getByText('No mail server is configured')).toBeVisible()
  expect(await faults(admin)).toEqual([])
})
