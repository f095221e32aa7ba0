import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

test('a view of the agreements is saved, opens the register, and “All” leads out of it', async ({ as }) => {
  const reader = await makeUser(db(), { roles: ['viewer'] })
  const page = await as(reader)
  await page.goto('/agreements')
  await page.getByLabel('Status').selectOption({ label: 'In force' })
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  await dialog.getByLabel('Name').fill('What binds us')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  const change = page.getByLabel('Change the view What binds us')
  await change.click()
  await page.getByRole('button', { name: 'Open the register with it' }).click()
  await expect(page.getByText('The register opens with this view')).toBeVisible()

  await page.goto('/agreements')
  await expect(page).toHaveURL(/\/agreements\?status=in_force$/)
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page).toHaveURL(/\/agreements\?view=all$/)
  await expect(page.getByRole('list', { name: 'Active filters' })).toHaveCount(0)
  // Filters that are taken off lead to everything too, not back into the view.
  await page.getByLabel('Type').selectOption({ label: 'Memorandum' })
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page.getByRole('list', { name: 'Active filters' })).toHaveCount(0)

  await page.getByText('Views', { exact: true }).click()
  await page.getByRole('link', { name: 'What binds us (opens first)' }).click()
  await change.click()
  await page.getByRole('button', { name: 'Do not open the register with it' }).click()
  await expect(page.getByText('The register opens with everything again')).toBeVisible()
  await page.goto('/agreements')
  await expect(page).toHaveURL(/\/agreements$/)
})
