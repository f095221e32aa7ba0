import { describedVisit } from '../access/records'
import { expect, test } from '../fixtures/people'

// A database of its own: the last test switches the sample sign-ins off.
test.use({ startFrom: [async ({}, use) => use('sample'), { scope: 'worker' }] })
test.describe.configure({ mode: 'serial' })

test('a viewer sees the programme, and nothing of what is still a draft', async ({ as, complaints }) => {
  const { visitId, itemId, readoutId, outcomeId, followUpId } = await describedVisit()
  const viewer = await as('viewer')
  const main = viewer.getByRole('main')
  for (const path of ['readouts', 'follow-ups', 'programme']) {
    await viewer.goto(`/visits/${visitId}/${path}`)
    await expect(main).not.toContainText('The hosts spoke highly of the changes')
    await expect(main).not.toContainText('The sides find ways for further cooperation.')
    await expect(main).not.toContainText('Agree on the ways of further cooperation')
  }
  await viewer.goto(`/meetings/${itemId}`)
  await expect(main).toContainText('A readout is shown here once a manager has cleared it.')
  await expect(main).not.toContainText('The hosts spoke highly of the changes')
  for (const register of ['/outcomes', '/follow-ups', '/search?q=cooperation']) {
    await viewer.goto(register)
    await expect(main).not.toContainText('The sides find ways')
    await expect(main).not.toContainText('Agree on the ways')
  }
  expect(complaints).toEqual([])
  for (const path of [`/readouts/${readoutId}`, `/outcomes/${outcomeId}`, `/follow-ups/${followUpId}`]) {
    expect((await viewer.goto(path))?.status()).toBe(404)
  }
  // The browser itself reports a page that answers 404.
  complaints.length = 0
})

test('admin pages warn of the sample sign-ins until they are switched off', async ({ as }) => {
  const admin = await as('admin')
  const viewer = await as('viewer')
  for (const path of ['/admin/users', '/admin/audit']) {
    await admin.goto(path)
    await expect(admin.getByText('The sample sign-ins still work')).toBeVisible()
  }
  await viewer.goto('/')
  await expect(viewer.getByText('The sample sign-ins still work')).toHaveCount(0)
  await admin.getByRole('button', { name: 'Deactivate the sample accounts' }).click()
  // Nobody locks the office out: another admin comes first.
  await expect(admin.getByText('No other admin could sign in then')).toBeVisible()
  await viewer.goto('/visits')
  await expect(viewer.getByRole('heading', { level: 1, name: 'Visits' })).toBeVisible()
})
