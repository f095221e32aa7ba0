import type { Browser } from '@playwright/test'
import { describedVisit } from '../access/records'
import {
  expectRows,
  FIRST_FOLLOW_UP,
  FIRST_MEETING,
  FIRST_OUTCOME,
  fact,
  heading,
  main,
  PLANNED,
  SECOND_FOLLOW_UP,
  SECOND_OUTCOME,
  VISIT,
} from '../fixtures/described-visit'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

// Nobody changes anything here.
test.use({ startFrom: [async ({}, use) => use('sample'), { scope: 'worker' }] })

/** A planner's window that runs no scripts. */
async function plainWindow(browser: Browser, url: string) {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  await context.addCookies([await cookieFor(await userOf('planner'), url)])
  return context.newPage()
}

test('without scripts the registers show their records and are filtered', async ({ browser, server }) => {
  const page = await plainWindow(browser, server.url)
  await page.goto('/visits')
  await expectRows(page, [VISIT])
  await page.goto('/outcomes')
  await expectRows(page, [FIRST_OUTCOME, SECOND_OUTCOME])
  await page.goto('/follow-ups')
  await expectRows(page, [FIRST_FOLLOW_UP, SECOND_FOLLOW_UP])
  await page.getByRole('checkbox', { name: 'Unowned' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/unowned=1/)
  await expectRows(page, [FIRST_FOLLOW_UP, SECOND_FOLLOW_UP])
  await page.getByRole('link', { name: 'Remove filter: Unowned' }).click()
  await expect(page).not.toHaveURL(/unowned/)
  await page.getByRole('banner').getByRole('searchbox').fill('Burkhanov')
  await page.keyboard.press('Enter')
  await expect(main(page).getByRole('link', { name: 'Akmal Burkhanov', exact: true })).toBeVisible()
  await page.context().close()
})

test('without scripts a visit and what came of it are read by its links', async ({ browser, server }) => {
  const page = await plainWindow(browser, server.url)
  const { visitId } = await describedVisit()
  const chain = page.getByRole('navigation', { name: 'Chain' })
  await page.goto(`/visits/${visitId}`)
  await heading(page, VISIT)
  await page
    .getByRole('navigation', { name: 'Sections of the visit' })
    .getByRole('link', { name: /^Programme/ })
    .click()
  for (const title of PLANNED) await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
  await page.getByRole('link', { name: FIRST_MEETING, exact: true }).click()
  await heading(page, FIRST_MEETING)
  await chain.getByRole('link', { name: /^Outcome/ }).click()
  await heading(page, FIRST_OUTCOME)
  await expect(fact(page, 'Type')).toHaveText('Agreement')
  await chain.getByRole('link', { name: /^Follow-up/ }).click()
  await heading(page, FIRST_FOLLOW_UP)
  await expect(fact(page, 'Due date')).toContainText('No date agreed')
  await page.context().close()
})

test('without scripts a form shows what it holds and waits; menus open', async ({ browser, server }) => {
  const page = await plainWindow(browser, server.url)
  const { visitId } = await describedVisit()
  await page.goto(`/visits/${visitId}/edit`)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(VISIT)
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeDisabled()
  await page.locator('summary', { hasText: 'account' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.context().close()
})
