import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { reference } from '@/lib/platform/reference'
import { todayAtHome } from '@/lib/platform/today'
import { addDays } from '@/lib/time/calendar'
import { makeUser } from '@/prisma/factories/accounts'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeFile } from '@/prisma/factories/files'
import { makeEvidence, makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { refusedField } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

const day = (days: number) => new Date(`${addDays(todayAtHome(), days)}T00:00:00Z`)

/** A follow-up with its officer, a meeting that had two people, a file that its store lost, and one that waits for it. */
async function world() {
  const visit = await makeVisit(db(), { title: 'Visit on digital towns', status: 'reporting' })
  const item = await makeItem(db(), { visitId: visit.id, title: 'Talks on digital towns', status: 'held' })
  const readout = await makeReadout(db(), { itemId: item.id, status: 'cleared', discussion: 'A pilot was agreed.' })
  const person = await makePerson(db(), { name: 'Officer of the pilot' })
  const staff = await makeUser(db(), { roles: ['staff'], name: 'Officer of the pilot', personId: person.id })
  const manager = await makeUser(db(), { roles: ['manager'], name: 'Manager of the office' })
  const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
  const host = await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })
  await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
  await makeAttendance(db(), { readoutId: readout.id, contactId: host.id })
  const { id: outcomeId } = await makeOutcome(db(), { readoutId: readout.id, text: 'A pilot in two districts' })
  const own = {
    outcomeId,
    officerId: person.id,
    dueDate: day(-12),
    status: 'in_progress' as const,
    startedAt: day(-40),
  }
  const followUp = await makeFollowUp(db(), { ...own, title: 'Prepare the pilot' })
  const later = await makeFollowUp(db(), { outcomeId, title: 'Open the pilot' })
  await db().followUpDependency.create({ data: { followUpId: later.id, afterId: followUp.id } })
  const first = await makeFollowUp(db(), { outcomeId, title: 'Choose the two districts' })
  const file = await makeFile(db(), { visitId: visit.id, followUpId: followUp.id, name: 'lost-plan.pdf' })
  await makeEvidence(db(), { followUpId: followUp.id, kind: 'file', text: 'The plan', fileId: file.id })
  return { staff, manager, followUp, later, first, file }
}

const f = ({ number }: { number: number }) => reference('F', number)

/** Opens a dialog, fills fields by their labels, and presses its button. */
async function fill(page: Page, label: string, fields: Record<string, string>) {
  await page.getByRole('button', { name: label }).first().click()
  const dialog = page.getByRole('dialog')
  for (const [name, value] of Object.entries(fields)) await dialog.getByLabel(name, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: label }).click()
}

const section = (page: Page, id: string) => page.locator(`#${id}`)

test('an officer works on a follow-up, and a manager moves its due date', async ({ as }) => {
  test.setTimeout(180_000)
  const { staff, manager, followUp, later, first, file } = await world()
  const address = `/follow-ups/${followUp.id}`
  const page = await as(staff)
  await page.goto(address)
  const dialog = page.getByRole('dialog')

  await test.step('everything stands on one page: the promise, who was there, and that a file is lost', async () => {
    await expect(section(page, 'origin').getByText('A pilot in two districts')).toBeVisible()
    await expect(section(page, 'origin').getByRole('link', { name: 'Officer of the pilot' })).toBeVisible()
    await expect(section(page, 'origin').getByText('Secretary General')).toBeVisible()
    await expect(section(page, 'facts').getByText('12 days past the first date')).toBeVisible()
    await expect(section(page, 'evidence').getByText('The file is gone from the store')).toBeVisible()
    const download = await page.request.get(`/api/files/${file.id}`)
    expect([download.status(), download.headers()['content-type']]).toEqual([500, 'text/plain; charset=utf-8'])
  })

  await test.step('steps are added by keyboard alone, and done', async () => {
    await page.getByRole('button', { name: 'Add step' }).focus()
    await page.keyboard.press('Enter')
    await expect(dialog).toBeVisible()
    await expect(async () => {
      await page.keyboard.press('Tab')
      await expect(dialog.getByLabel('Step', { exact: true })).toBeFocused({ timeout: 100 })
    }).toPass()
    await page.keyboard.type('Send the draft')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await fill(page, 'Add step', { Step: 'Sign the order', Date: addDays(todayAtHome(), 3) })
    const steps = section(page, 'steps')
    await expect(steps.getByText('After the due date of the follow-up')).toBeVisible()
    await steps
      .getByRole('listitem')
      .filter({ hasText: 'Send the draft' })
      .getByRole('button', { name: 'Mark as done' })
      .click()
    await expect(steps.getByText('1 of 2 done')).toBeVisible()
  })

  await test.step('a circle is refused and named, another dependency is taken', async () => {
    await fill(page, 'Add dependency', { 'Waits for': f(later) })
    await refusedField(
      page,
      dialog.getByLabel('Waits for', { exact: true }),
      'Waits for',
      `This would be a circle, each waiting for the next: ${[followUp, later, followUp].map(f).join(' → ')}`,
    )
    const box = dialog.getByLabel('Waits for', { exact: true })
    await box.fill('two districts')
    await page.getByRole('option', { name: new RegExp(f(first)) }).click()
    await dialog.getByRole('button', { name: 'Add dependency' }).click()
    await expect(section(page, 'dependencies').getByRole('link', { name: new RegExp(f(first)) })).toBeVisible()
  })

  await test.step('progress has a percentage and a judgement, which stand on the head', async () => {
    await page.getByRole('button', { name: 'Report progress' }).click()
    await dialog.getByLabel('Progress', { exact: true }).fill('The draft is with the hosts')
    await dialog.getByLabel('Per cent done').fill('140')
    await dialog.getByRole('button', { name: 'Report progress' }).click()
    await refusedField(
      page,
      dialog.getByLabel('Per cent done'),
      'Per cent done',
      'Enter a whole number within the limits of this field',
    )
    await dialog.getByLabel('Per cent done').fill('40')
    await dialog.getByLabel('Judgement').selectOption('At risk')
    await dialog.getByRole('button', { name: 'Report progress' }).click()
    await expect(page.locator('main header').getByText('40 % done')).toBeVisible()
    await expect(page.locator('main header').getByText('At risk')).toBeVisible()
  })

  await test.step('what it waits for is said before it is submitted', async () => {
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await expect(dialog.getByText('It waits for what is not closed yet')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('a comment is told to the manager who watches', async () => {
    const other = await as(manager)
    await other.goto(address)
    await other.getByRole('button', { name: 'Watch', exact: true }).click()
    await expect(other.getByRole('button', { name: 'Stop watching' })).toBeVisible()
    await fill(page, 'Add comment', { Comment: 'Who signs for us?' })
    await expect(section(page, 'comments').getByText('Who signs for us?')).toBeVisible()
    await other.goto('/notices')
    await expect(other.getByText(`Officer of the pilot commented on ${f(followUp)} Prepare the pilot`)).toBeVisible()
  })

  await test.step('a manager moves the due date with a reason, and the first one stays in sight', async () => {
    const other = await as(manager)
    await other.goto(address)
    await fill(other, 'Move due date', { 'Due date': addDays(todayAtHome(), 30), Reason: 'The hosts have holidays' })
    await expect(section(other, 'due-dates').getByText('The hosts have holidays')).toBeVisible()
    await expect(section(other, 'facts').getByText('12 days past the first date')).toBeVisible()
    await other.getByRole('link', { name: 'The whole history' }).click()
    await expect(other.getByText(/moved the due date of .*: The hosts have holidays/)).toBeVisible()
    expect(await faults(other)).toEqual([])
  })

  await page.reload()
  expect(await faults(page)).toEqual([])
})
