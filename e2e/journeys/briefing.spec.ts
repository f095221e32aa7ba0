import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeOrganisation } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

test('who plans a meeting is told what is open with its host, reads what stands between us, and prints it', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const host = await makeOrganisation(db(), { name: `Ministry of water ${Date.now()}` })
  const before = await makeVisit(db(), { title: 'Visit of last year' })
  const held = await makeItem(db(), {
    visitId: before.id,
    title: 'Talks of last year',
    status: 'held',
    date: dayToDb('2026-05-12'),
    hosts: [host.id],
  })
  const readout = await makeReadout(db(), { itemId: held.id, status: 'final' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, owedBy: 'other_side' })
  await makeFollowUp(db(), { outcomeId: outcome.id, title: 'Send the drawings', dueDate: dayToDb('2026-06-01') })
  const visit = await makeVisit(db(), { title: 'Visit that is planned', status: 'planning' })
  const item = await makeItem(db(), { visitId: visit.id, title: 'Talks to come', hosts: [host.id] })

  const page = await as('planner')
  await page.goto(`/meetings/${item.id}`)
  const between = page.getByRole('region', { name: 'What stands between us' })
  await expect(between).toContainText('1 open follow-up: 1 by the other side, 1 overdue')
  await expect(between.getByRole('link', { name: /Send the drawings/ })).toBeVisible()
  await expect(between.getByRole('link', { name: 'Talks of last year' })).toBeVisible()
  await between.getByRole('link', { name: 'Readout', exact: true }).click()
  await expect(page).toHaveURL(`/readouts/${readout.id}`)
  await page.goBack()
  await between.getByRole('link', { name: 'Briefing sheet' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(host.name)
  await expect(page.getByRole('main')).toContainText('For Talks to come')
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(between).toBeVisible()

  await page.goto(`/visits/${visit.id}/programme/new`)
  const hosts = page.getByRole('combobox', { name: 'Host organisation' })
  await hosts.fill(host.name)
  await page.getByRole('option', { name: host.name }).click()
  await expect(page.getByText(`1 follow-up is open with ${host.name}`)).toBeVisible()

  await page.goto(`/organisations/${host.id}`)
  await expect(page.getByRole('region', { name: 'Meetings' })).toContainText('Talks of last year')
  await between.getByRole('link', { name: '1 open follow-up' }).click()
  await expect(page.getByRole('link', { name: 'Send the drawings' })).toBeVisible()
  await expect(page.getByText('1 follow-up', { exact: true })).toBeVisible()
  expect(await faults(page)).toEqual([])
})
