import { db } from '@/lib/platform/db'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout, sectionText } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive, NO_NETWORK } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { onServer, section } from '../fixtures/writing'

async function readoutOf(discussion?: string) {
  const visit = await makeVisit(db(), { status: 'under_way' })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
  const { id } = await makeReadout(db(), { itemId: item.id, ...(discussion ? { discussion } : {}) })
  return { id, page: `/meetings/${item.id}/readout` }
}

/** Two people change one section while the first is without the network: the one who meets the other's text chooses. */
async function bothChange(as: Parameters<Parameters<typeof test>[2]>[0]['as'], complaints: string[]) {
  const readout = await readoutOf('The host sends a list in May.')
  const [staff, planner] = [await as('staff'), await as('planner')]
  for (const page of [staff, planner]) await page.goto(readout.page)
  await expect(section(staff, 'Discussion')).toBeVisible()
  await staff.context().setOffline(true)
  await section(staff, 'Discussion').press('ControlOrMeta+End')
  await staff.keyboard.type(' The rector spoke.')
  await expect(staff.getByText('Saved on this device, 1 to send').last()).toBeVisible()
  await section(planner, 'Discussion').fill('The host sends two lists in May.')
  await onServer(readout.id, 'discussion', 'The host sends two lists in May.')
  await staff.context().setOffline(false)
  forgive(complaints, NO_NETWORK)
  const question = staff.getByRole('alert', { name: 'Planner (sample) changed “Discussion” while you wrote' })
  await expect(question).toBeFocused()
  forgive(complaints, NO_NETWORK)
  return { readout, staff, planner, question }
}

const kept = async (readoutId: string) =>
  (await db().readoutRevision.findMany({ where: { readoutId }, orderBy: { number: 'asc' } })).map(({ text }) => text)

test('two people in two sections never meet, see each other and each other’s words', async ({ as }) => {
  const readout = await readoutOf()
  const [staff, planner] = [await as('staff'), await as('planner')]
  for (const page of [staff, planner]) await page.goto(readout.page)
  await section(staff, 'Discussion').click()
  await section(planner, 'Positions').click()
  await expect(staff.getByText('Planner (sample) is writing in Positions')).toBeVisible()
  await expect(planner.getByText('Staff (sample) is writing in Discussion')).toBeVisible()
  await staff.keyboard.type('The mayor opened.')
  await planner.keyboard.type('They want a pilot.')
  await onServer(readout.id, 'discussion', 'The mayor opened.')
  await onServer(readout.id, 'positions', 'They want a pilot.')
  await expect(section(planner, 'Discussion')).toHaveText('The mayor opened.')
  await expect(section(staff, 'Positions')).toHaveText('They want a pilot.')

  await test.step('what the other writes appears in place, and the cursor stays where it is', async () => {
    await section(planner, 'Discussion').click()
    await section(planner, 'Discussion').press('ControlOrMeta+Home')
    await planner.keyboard.type('First: ')
    await expect(section(staff, 'Discussion')).toHaveText('First: The mayor opened.')
    await section(staff, 'Discussion').focus()
    await staff.keyboard.type(' Then the rector spoke.')
    await onServer(readout.id, 'discussion', 'First: The mayor opened. Then the rector spoke.')
  })
  expect(await db().readoutRevision.count({ where: { readoutId: readout.id, kind: 'aside' } })).toBe(0)
})

test('two people in one section: the second sees both texts and combines them', async ({ as, complaints }) => {
  const { readout, staff, planner, question } = await bothChange(as, complaints)
  await expect(question.getByRole('insertion').filter({ hasText: 'The rector spoke' }).first()).toBeVisible()
  await expect(question.getByRole('deletion').filter({ hasText: 'two lists' }).first()).toBeVisible()
  expect(await faults(staff)).toEqual([])
  expect(await sectionText(db(), readout.id, 'discussion')).toBe('The host sends two lists in May.')

  await question.getByRole('button', { name: 'Combine both' }).press('Enter')
  const combination = section(staff, 'Combination of Discussion')
  await expect(combination).toBeFocused()
  await expect(combination).toHaveText('The host sends two lists in May. The rector spoke.')
  await combination.press('ControlOrMeta+End')
  await staff.keyboard.type(' And we thanked.')
  await question.getByRole('button', { name: 'Use this text' }).press('Enter')
  await expect(section(staff, 'Discussion')).toBeFocused()
  const combined = 'The host sends two lists in May. The rector spoke. And we thanked.'
  await onServer(readout.id, 'discussion', combined)
  await expect(section(planner, 'Discussion')).toHaveText(combined)
  await expect
    .poll(() => kept(readout.id))
    .toEqual(
      expect.arrayContaining([
        'The host sends two lists in May.',
        'The host sends a list in May. The rector spoke.',
        combined,
      ]),
    )
})

test('taking the other’s text loses nothing of one’s own', async ({ as, complaints }) => {
  const { readout, staff, question } = await bothChange(as, complaints)
  await question.getByRole('button', { name: 'Take the text of Planner (sample)' }).click()
  await expect(section(staff, 'Discussion')).toHaveText('The host sends two lists in May.')
  await expect(staff.getByRole('region', { name: 'Discussion' }).getByText('Saved', { exact: true })).toBeVisible()
  expect(await sectionText(db(), readout.id, 'discussion')).toBe('The host sends two lists in May.')
  await expect.poll(() => kept(readout.id)).toContain('The host sends a list in May. The rector spoke.')
})
