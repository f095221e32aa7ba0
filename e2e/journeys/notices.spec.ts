import type { NoticeInput } from '@/lib/notifications/tell'
import { tell } from '@/lib/notifications/tell'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

const TITLE = 'Send the draft agreement on the reservoir'

async function world() {
  const person = await makePerson(db())
  const user = await makeUser(db(), { roles: ['manager'], personId: person.id })
  const visit = await makeVisit(db(), { title: 'Visit of the water ministry', team: [user.id] })
  const dueDate = new Date('2031-03-12T00:00:00Z')
  const followUp = await makeFollowUp(db(), { visitId: visit.id, title: TITLE, officerId: person.id, dueDate })
  const notice = (kind: NoticeInput['kind'], values: NoticeInput['values']): NoticeInput => ({
    userId: user.id,
    kind,
    visitId: kind === 'digest' ? null : visit.id,
    subjectType: kind === 'digest' ? 'user' : 'followUp',
    subjectId: kind === 'digest' ? user.id : followUp.id,
    values,
  })
  const say = (...notices: NoticeInput[]) => db().$transaction((tx) => tell(tx, notices, new Date()))
  return { user, followUp, notice, say }
}

test('the bell says what was not read, which leads to what it is about, and each person chooses what comes', async ({
  as,
}) => {
  const { user, followUp, notice, say } = await world()
  await say(
    notice('digest', { reviews: 3, late30: 2, paper: 0 }),
    notice('follow_up_due', { due: '2031-03-12', days: 14 }),
    notice('follow_up_due', { due: '2031-03-12', days: 7 }),
  )
  const page = await as(user)
  const bell = (words: RegExp) => page.getByRole('link', { name: words })
  const list = page.getByRole('list', { name: 'Your notices' })

  await test.step('it is on every page, and knows what came while one was open once another is opened', async () => {
    await page.goto('/')
    await expect(bell(/^Notices 3 unread$/)).toBeVisible()
    await say(notice('follow_up_overdue', { due: '2031-03-12', days: 7 }))
    // The bell asks at most every few seconds.
    await page.clock.install()
    await page.clock.fastForward(10_000)
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: /^Visits/ })
      .click()
    await expect(bell(/^Notices 4 unread$/)).toBeVisible()
  })

  await test.step('the list says each in words with its links, and keeps apart what was read', async () => {
    await bell(/^Notices 4 unread$/).press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible()
    await expect(list.getByRole('link', { name: 'Waiting for review: 3' })).toHaveAttribute('href', '/reviews')
    await expect(list.getByText('On paper only')).toHaveCount(0)
    expect(await faults(page)).toEqual([])
    await list.getByRole('button', { name: 'Mark as read' }).first().press('Enter')
    await expect(bell(/^Notices 3 unread$/)).toBeVisible()
    await page.getByRole('navigation', { name: 'Which notices' }).getByRole('link', { name: 'Unread' }).click()
    await expect(list.getByRole('listitem').filter({ hasText: 'is due on 12 Mar 2031' })).toHaveCount(2)
    await expect(list.getByText('overdue', { exact: false }).filter({ hasText: TITLE })).toHaveCount(0)
    await list
      .getByRole('link', { name: new RegExp(`${TITLE} is due on 12 Mar 2031`) })
      .first()
      .click()
    await expect(page).toHaveURL(`/follow-ups/${followUp.id}`)
    await page.goto('/notices?show=unread')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect(page.getByText('You have read all of your notices.')).toBeVisible()
    await expect(bell(/^Notices$/)).toBeVisible()
  })

  await test.step('what comes and how is chosen in the account', async () => {
    await page.goto('/account')
    const section = page.getByRole('region', { name: 'What you are told of' })
    await section.getByLabel('Due dates of follow-ups').selectOption('By mail')
    await section.getByLabel('Overdue follow-ups').selectOption('Not at all')
    await section.getByRole('button', { name: 'Save choices' }).press('Enter')
    await expect(page.getByText('Your choices are saved')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.reload()
    await expect(section.getByLabel('Due dates of follow-ups')).toHaveValue('mail')
    await say(
      notice('follow_up_due', { due: '2031-03-12', days: 1 }),
      notice('follow_up_overdue', { due: '2031-03-12', days: 14 }),
      notice('digest', { reviews: 1 }),
    )
    await page.goto('/notices?show=unread')
    await expect(list.getByRole('listitem').filter({ hasText: 'What waits this Monday' })).toHaveCount(1)
    await expect(bell(/^Notices 1 unread$/)).toBeVisible()
  })
})

test('an admin sees the jobs that were given up, and has one tried again', async ({ as }) => {
  await db().$executeRaw`
    INSERT INTO pgboss.job (id, name, data, source_name, source_id, source_retry_count, source_output)
    VALUES (gen_random_uuid(), 'dead-letters', '{}', 'purge-receipts', gen_random_uuid(), 5,
      '{"name": "JobFailed", "error": {"type": "DriverAdapterError", "code": "P2010"}}')`
  const page = await as('admin')
  await page.goto('/admin/mail')
  await page.getByRole('navigation', { name: 'Administration' }).getByRole('link', { name: 'Jobs' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Clearing away old receipts' })
  await expect(row).toContainText('DriverAdapterError P2010')
  expect(await faults(page)).toEqual([])
  await row.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(row).toHaveCount(0)
  await expect(page.getByText('It is tried again')).toBeVisible()
})
