import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { db } from '@/lib/platform/db'
import { todayAtHome } from '@/lib/platform/today'
import { addDays } from '@/lib/time/calendar'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const LATE = 'Send the drawings of the depot'
const FORMULA = '=Поставка 地铁 wagons'
const CLOSED = 'Name the working group'

/** Three follow-ups of one visit: overdue and led from below the ministry, undated, and closed. */
async function world(title = 'Visit of the tram builders') {
  const ministry = await makeOrganisation(db(), { name: 'Ministry of tram depots' })
  const works = await makeOrganisation(db(), { name: 'Depot design bureau', parentId: ministry.id })
  const visit = await makeVisit(db(), { title, countries: ['CZ'] })
  const { id: readoutId } = await makeReadout(db(), { visitId: visit.id, status: 'final' })
  const ours = await makeOutcome(db(), { readoutId, owedBy: 'us' })
  const theirs = await makeOutcome(db(), { readoutId, owedBy: 'other_side', type: 'offer' })
  const past = addDays(todayAtHome(), -12)
  await makeFollowUp(db(), { outcomeId: ours.id, title: LATE, leadOrganisationId: works.id, dueDate: new Date(past) })
  await makeFollowUp(db(), { outcomeId: theirs.id, title: FORMULA, percent: 40, judgement: 'at_risk' })
  await makeFollowUp(db(), { outcomeId: ours.id, title: CLOSED, leadOrganisationId: ministry.id, status: 'closed' })
  return { past }
}

const titles = (page: Page) => page.getByRole('rowheader').locator('a.title')

async function fileOf(page: Page, name: string) {
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('a manager filters the register, groups it, opens a group and takes the rows along as files', async ({ as }) => {
  const { past } = await world()
  const page = await as('manager')
  const filters = page.getByRole('search', { name: 'Filters' })

  await test.step('filters combine and stand as tags that can be taken off', async () => {
    await page.goto('/follow-ups')
    await filters.getByLabel('Visit', { exact: true }).fill('tram builders')
    await filters.getByLabel('Lead organisation').fill('ministry of tram')
    await filters.getByRole('button', { name: 'Apply' }).click()
    // What lies below the ministry is taken along.
    await expect(titles(page)).toHaveText([LATE, CLOSED])
    await filters.getByText('More filters').click()
    await filters.getByLabel('Days overdue').selectOption({ label: '1–30 days' })
    await filters.getByRole('button', { name: 'Apply' }).click()
    await expect(titles(page)).toHaveText([LATE])
    await expect(page.getByRole('row').filter({ hasText: LATE })).toContainText('12 days late')
    expect(await faults(page)).toEqual([])
    const active = page.getByRole('list', { name: 'Active filters' })
    await active.getByRole('link', { name: /Days overdue/ }).click()
    await expect(titles(page)).toHaveText([LATE, CLOSED])
    await active.getByRole('link', { name: /Lead organisation/ }).click()
    await expect(titles(page)).toHaveCount(3)
  })

  await test.step('columns are chosen and stay while filters change', async () => {
    await page.locator('summary', { hasText: /^Columns$/ }).click()
    await page.getByRole('checkbox', { name: 'Owed by' }).check()
    await page.getByRole('checkbox', { name: 'Progress', exact: true }).check()
    await page.getByRole('button', { name: 'Show these columns' }).click()
    await expect(page.getByRole('columnheader', { name: 'Owed by' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: FORMULA })).toContainText('At risk')
    await filters.getByLabel('Status').selectOption({ label: 'Not finished' })
    await filters.getByRole('button', { name: 'Apply' }).click()
    await expect(titles(page)).toHaveText([LATE, FORMULA])
    await expect(page.getByRole('columnheader', { name: 'Owed by' })).toBeVisible()
  })

  await test.step('grouped, each number leads to the rows that it counts', async () => {
    await page.getByRole('navigation', { name: 'Group by' }).getByRole('link', { name: 'Lead organisation' }).click()
    const group = page.getByRole('row').filter({ hasText: 'Depot design bureau' })
    await expect(group.getByRole('cell').first()).toHaveText('1')
    await expect(page.getByRole('row').filter({ hasText: 'No lead organisation' })).toBeVisible()
    expect(await faults(page)).toEqual([])
    await group.getByRole('rowheader').getByRole('link').click()
    await expect(titles(page)).toHaveText([LATE])
    await page.goBack()
    await page.getByRole('navigation', { name: 'Group by' }).getByRole('link', { name: 'Country' }).click()
    await page.getByRole('link', { name: 'Czechia' }).click()
    await expect(titles(page)).toHaveText([LATE, FORMULA])
  })

  await test.step('the files hold the same rows, and no formula', async () => {
    const csv = await fileOf(page, 'Export CSV')
    expect(csv.name).toBe(`Follow-ups ${todayAtHome()}.csv`)
    const lines = Papa.parse<string[]>(csv.bytes.toString('utf8').slice(1), { skipEmptyLines: true }).data
    expect(lines[0]).toContain('Owed by')
    expect(lines.slice(1).map((line) => line[1])).toEqual([LATE, `'${FORMULA}`])
    expect(lines[1]).toContain(past)
    const xlsx = await fileOf(page, 'Export XLSX')
    const rows = await readSheet(xlsx.bytes)
    expect(rows.slice(1).map((row) => row[1])).toEqual([LATE, FORMULA])
    const due = rows[0]?.indexOf('Due date') ?? -1
    expect(rows[1]?.[due]).toEqual(new Date(past))
  })
})

test('on a phone the first row stands on the first screen, and the filters fold open without scripts', async ({
  browser,
  server,
}) => {
  await world('Visit of the pocket readers')
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  })
  await context.addCookies([await cookieFor(await userOf('manager'), server.url)])
  const page = await context.newPage()
  const fields = page.locator('search', { hasText: 'Words or reference' })
  await page.goto('/follow-ups?visit=pocket+readers&status=unfinished&overdue=1')
  const row = titles(page).filter({ hasText: LATE })
  await expect(row).toBeInViewport({ ratio: 1 })
  // The bar at the bottom takes some of the screen.
  expect((await row.boundingBox())?.y).toBeLessThan(560)
  await expect(fields.getByLabel('Accountable officer')).toBeHidden()
  await expect(page.getByRole('list', { name: 'Active filters' }).getByRole('link')).toHaveCount(3)
  await page.getByText('Filters (3 on)').click()
  await fields.getByLabel('Accountable officer').fill('nobody of that name')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(titles(page)).toHaveCount(0)
  await page.goto('/follow-ups?country=Atlantis')
  await expect(fields.getByLabel('Country')).toBeVisible()
  await context.close()
})
