import {
  expectRows,
  FIRST_FOLLOW_UP,
  FIRST_MEETING,
  FIRST_OUTCOME,
  main,
  openVisit,
  SECOND_FOLLOW_UP,
  SECOND_OUTCOME,
  section,
  VISIT,
} from '../fixtures/described-visit'
import { expect, test } from '../fixtures/people'

// A database of its own: here nobody has touched the sample.
test.use({ startFrom: [async ({}, use) => use('sample'), { scope: 'worker' }] })

test('the search box finds by a name in either script, by a word and by a reference', async ({ as }) => {
  const page = await as('staff')
  await page.goto('/')
  for (const [text, found] of [
    ['Burkhanov', ['Akmal Burkhanov']],
    ['Бурханов', ['Akmal Burkhanov']],
    ['huawei', ['Huawei Technologies Co. Ltd', 'Regional Office of Huawei in Central Asia and the Caucasus']],
    ['F-0001', [FIRST_FOLLOW_UP]],
    ['V-0001', [VISIT]],
    ['think-tank', [SECOND_OUTCOME]],
  ] as const) {
    await page.getByRole('banner').getByRole('searchbox').fill(text)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(text)}$`))
    for (const name of found) await expect(main(page).getByRole('link', { name, exact: true })).toBeVisible()
  }
  await page.getByRole('banner').getByRole('searchbox').fill('Zanzibar')
  await page.keyboard.press('Enter')
  await expect(main(page).getByText('Nothing was found for “Zanzibar”.')).toBeVisible()
})

test('a manager filters the registers; filters stand in the address and can be taken off one by one', async ({
  as,
}) => {
  const page = await as('manager')
  await test.step('follow-ups: unowned, and no date agreed', async () => {
    await page.goto('/follow-ups')
    await page.getByRole('checkbox', { name: 'Unowned' }).check()
    await page.getByRole('checkbox', { name: 'No date agreed' }).check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page).toHaveURL(/unowned=1/)
    await expect(page).toHaveURL(/nodate=1/)
    await expectRows(page, [FIRST_FOLLOW_UP, SECOND_FOLLOW_UP])
    await expect(page.getByRole('cell', { name: 'No date agreed' })).toHaveCount(2)
    await expect(page.getByRole('cell', { name: 'Unowned' })).toHaveCount(2)
    await page.getByRole('link', { name: 'Remove filter: Unowned' }).click()
    await expect(page).toHaveURL(/\/follow-ups\?nodate=1$/)
    await expect(page.getByRole('checkbox', { name: 'Unowned' })).not.toBeChecked()
    await page.getByRole('link', { name: 'Remove filter: No date agreed' }).click()
    await expect(page).toHaveURL(/\/follow-ups$/)
    await page.goto('/follow-ups?overdue=1')
    await expect(page.getByText('No follow-up matches these filters.')).toBeVisible()
  })

  await test.step('outcomes: by who owes, and by whether a follow-up is there', async () => {
    await page.goto('/outcomes')
    await expectRows(page, [FIRST_OUTCOME, SECOND_OUTCOME])
    await page.getByLabel('Owed by').selectOption({ label: 'Us' })
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page).toHaveURL(/owedBy=us/)
    await expectRows(page, [SECOND_OUTCOME])
    await page.getByRole('link', { name: 'Remove filter: Owed by: Us' }).click()
    await expectRows(page, [FIRST_OUTCOME, SECOND_OUTCOME])
    await page.getByLabel('Follow-up', { exact: true }).selectOption({ label: 'Without a follow-up' })
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page).toHaveURL(/followUp=without/)
    await expect(page.getByText('No outcome matches these filters.')).toBeVisible()
    await page.getByRole('link', { name: 'Clear all' }).click()
    await expectRows(page, [FIRST_OUTCOME, SECOND_OUTCOME])
  })

  await test.step('the visit is found under "No date", and under no year', async () => {
    await page.goto('/visits')
    await page.getByLabel('Year').selectOption({ label: 'No date' })
    await page.getByRole('button', { name: 'Apply' }).click()
    await expectRows(page, [VISIT])
    await expect(page.getByRole('link', { name: 'Remove filter: Year: No date' })).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Dates to be confirmed' })).toBeVisible()
  })

  await test.step('the desk counts both follow-ups as unowned', async () => {
    await page.goto('/')
    const unowned = section(page, /^Unowned/)
    await expect(unowned.getByRole('link', { name: FIRST_FOLLOW_UP })).toBeVisible()
    await expect(unowned.getByRole('link', { name: SECOND_FOLLOW_UP })).toBeVisible()
  })
})

test('the visit’s history tells in sentences that the sample was loaded', async ({ as }) => {
  const page = await as('manager')
  await openVisit(page, 'History')
  for (const sentence of [
    `Sample load added the follow-up ${FIRST_FOLLOW_UP}`,
    `Sample load added ${FIRST_MEETING} to the programme`,
  ]) {
    await expect(main(page).getByText(sentence, { exact: true })).toBeVisible()
  }
})
