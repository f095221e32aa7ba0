import type { Page } from '@playwright/test'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { addDays, todayIn } from '@/lib/time/calendar'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

const TODAY = todayIn('Asia/Tashkent', new Date())
const PROMISE = 'Send the list of pumping stations to be renewed'
const TASK = 'Collect the list from the regions'
const VISIT = 'Visit of the water engineers'

/** A visit of half a year ago that agreed three things: one is begun, one has a late follow-up that nobody began. */
async function world() {
  const ago = (days: number) => dayToDb(addDays(TODAY, -days))
  const visit = await makeVisit(db(), { title: VISIT, status: 'reporting', arrivalDate: ago(200), countries: ['DE'] })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held', date: ago(198) })
  const readout = await makeReadout(db(), { itemId: item.id, status: 'final' })
  const lead = await makeOrganisation(db(), { name: 'Ministry of Pumping Stations' })
  const outcome = (text: string) => makeOutcome(db(), { readoutId: readout.id, type: 'commitment', owedBy: 'us', text })
  const promise = await outcome(PROMISE)
  const dueDate = ago(40)
  const task = await makeFollowUp(db(), { outcomeId: promise.id, title: TASK, dueDate, leadOrganisationId: lead.id })
  const begun = await outcome('Share the drawings of the dams')
  await makeFollowUp(db(), { outcomeId: begun.id, status: 'in_progress', startedAt: new Date() })
  await outcome('Invite the engineers to Nukus')
  const signed = { status: 'signed', signedOn: ago(199), itemId: item.id } as const
  await makeAgreement(db(), { visitId: visit.id, title: 'Memorandum on water', ...signed })
  return { visit, task }
}

const number = (page: Page, step: string) =>
  page
    .getByRole('table', { name: 'How far what was agreed has come' })
    .getByRole('row', { name: new RegExp(`^${step}`) })

test('a manager goes from “on paper only” to one follow-up, and the funnel moves', async ({ as }) => {
  const { visit } = await world()
  const page = await as('manager')
  const here = `/reports?visit=${visit.id}`

  await test.step('the picture says how far it came, in a sentence and as a funnel', async () => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reports' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible()
    await page.goto(here)
    await expect(page.getByText('1 delegation agreed 4 things, 1 was started.')).toBeVisible()
    await expect(number(page, 'Agreed')).toContainText('4')
    await expect(number(page, 'Started')).toContainText('25 %')
    await expect(number(page, 'On paper only')).toContainText('3')
    await expect(page.getByRole('table', { name: 'Overdue follow-ups by how late they are' })).toContainText(
      '31–90 days',
    )
    expect(await faults(page)).toEqual([])
  })

  await test.step('each number of the sentence leads to its rows', async () => {
    await page.getByRole('link', { name: '1 delegation', exact: true }).click()
    await expect(page.getByRole('table', { name: 'By visit' }).getByRole('row')).toHaveCount(2)
    await page.getByRole('link', { name: '4 things', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'What was agreed' })).toBeVisible()
    await expect(page.getByText('4 things')).toBeVisible()
    await page.goto(here)
  })

  await test.step('every breakdown is a step away', async () => {
    await page.getByRole('link', { name: 'By country' }).click()
    await expect(page.getByRole('table', { name: 'By country' })).toContainText('Germany')
    await page.getByRole('link', { name: 'By lead organisation' }).click()
    await expect(page.getByRole('table', { name: 'By lead organisation' })).toContainText(
      'Ministry of Pumping Stations',
    )
    expect(await faults(page)).toEqual([])
  })

  await test.step('“on paper only” leads to its rows, and a row to its follow-up', async () => {
    await page.goto(here)
    await page.getByRole('link', { name: 'On paper only: 3', exact: true }).click()
    await expect(page.getByText('3 things')).toBeVisible()
    const row = page.getByRole('row').filter({ hasText: PROMISE })
    await expect(
      page.getByRole('row').filter({ hasText: 'Nukus' }).getByRole('link', { name: 'Add a follow-up' }),
    ).toBeVisible()
    expect(await faults(page)).toEqual([])
    await row.getByRole('link', { name: new RegExp(TASK) }).click()
    await expect(page.getByRole('heading', { level: 1, name: TASK })).toBeVisible()
  })

  await test.step('progress is reported, and the funnel moves', async () => {
    await page.getByRole('button', { name: 'Report progress' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Report progress' })
    await dialog.getByRole('textbox', { name: 'Progress', exact: true }).fill('Three regions have answered.')
    await dialog.getByRole('button', { name: 'Report progress' }).click()
    await expect(page.getByText('Three regions have answered.').first()).toBeVisible()
    await page.goto(here)
    await expect(number(page, 'On paper only')).toContainText('2')
    await expect(page.getByText('1 delegation agreed 4 things, 2 were started.')).toBeVisible()
  })
})

test('the results of a visit are one page, on the screen and on paper', async ({ as }) => {
  const { visit } = await world()
  const page = await as('viewer')
  await page.goto(`/visits/${visit.id}`)
  await page.getByRole('navigation', { name: 'Sections of the visit' }).getByRole('link', { name: 'Results' }).click()
  await expect(page.getByRole('heading', { name: 'What is late, and who owes it' })).toBeVisible()
  const late = page.getByRole('region', { name: 'What is late, and who owes it' })
  await expect(late.getByRole('listitem')).toContainText('Ministry of Pumping Stations · owed by us')
  await expect(page.getByRole('region', { name: 'Agreements signed' })).toContainText('Memorandum on water')
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Print results' }).click()
  await expect(page.getByRole('heading', { level: 1, name: VISIT })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  expect(await faults(page)).toEqual([])
  const sheets = await page.pdf({ format: 'A4' })
  expect(sheets.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
