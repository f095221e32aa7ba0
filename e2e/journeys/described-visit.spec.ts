import {
  expectRows,
  FIRST_FOLLOW_UP,
  FIRST_MEETING,
  FIRST_OUTCOME,
  fact,
  heading,
  main,
  openVisit,
  PLANNED,
  SECOND_FOLLOW_UP,
  SECOND_MEETING,
  SECOND_OUTCOME,
  section,
  VISIT,
} from '../fixtures/described-visit'
import { expect, test } from '../fixtures/people'

// A database of its own: here nobody has touched the sample.
test.use({ startFrom: [async ({}, use) => use('sample'), { scope: 'worker' }] })

test('a planner reads what the source says of the visit, and what it does not say as to be confirmed', async ({
  as,
}) => {
  const page = await as('planner')
  await test.step('the list and the head', async () => {
    await page.goto('/visits')
    await page.getByRole('link', { name: VISIT }).click()
    await heading(page, VISIT)
    const head = main(page).locator('header')
    await expect(head).toContainText('V-0001')
    await expect(head).toContainText(/Under way\s*Proposed/)
    await expect(head).toContainText('Outgoing')
    await expect(head).toContainText('China')
    await expect(head).toContainText('Dates to be confirmed')
    await expect(head).toContainText('Head of delegation to be confirmed')
  })

  await test.step('the overview', async () => {
    await expect(fact(page, 'Arrival')).toContainText('To be confirmed')
    await expect(fact(page, 'Departure')).toContainText('To be confirmed')
    await expect(fact(page, 'Level')).toHaveText('Not said')
    await expect(fact(page, 'Countries and cities')).toHaveText('China (Shanghai time)')
    await expect(fact(page, 'Organisers')).toContainText('Development Strategy Center (Organiser)')
    await expect(fact(page, 'Organisers')).toContainText('Huawei in Central Asia and the Caucasus (Co-organiser)')
    await expect(fact(page, 'Framework')).toContainText('State Program for implementing the Action Strategy')
    for (const topic of ['Smart Makhalla', 'Smart Khokimiyat', 'Safe City', 'Emergency management']) {
      await expect(fact(page, 'Topics')).toContainText(topic)
    }
    await expect(fact(page, 'Source')).toContainText('A news article on the visit.')
  })

  await test.step('the delegation: five agencies, one person named, one group of unknown size, no head', async () => {
    await openVisit(page, 'Delegation')
    const agencies = section(page, 'Participating agencies').getByRole('listitem')
    await expect(agencies).toHaveCount(5)
    await expect(agencies.first()).toContainText(/Legislative Chamber of the Oliy Majlis\s*Nobody named yet/)
    const members = section(page, 'Members').getByRole('list').first().locator('> li')
    await expect(members).toHaveCount(2)
    await expect(members.first()).toContainText('Akmal Burkhanov')
    await expect(members.first()).toContainText('Executive Director')
    await expect(members.first()).toContainText('Proposed')
    await expect(members.last()).toContainText('DSC representatives')
    await expect(members.last()).toContainText('Number not known')
  })

  await test.step('the hosts: two posts whose holders are not known, one group', async () => {
    await openVisit(page, 'Hosts')
    await expect(section(page, 'Huawei Technologies Co. Ltd')).toContainText('No contact yet')
    for (const [host, post] of [
      ['Shanghai Association for Friendship', 'Director'],
      ['Shanghai Academy of Social Sciences', 'Secretary General'],
    ] as const) {
      await expect(section(page, host).getByRole('button', { name: `${post}: name to be confirmed` })).toBeVisible()
    }
    await expect(section(page, 'Shanghai Municipal Foreign Affairs Office')).toContainText('Number not known')
  })
})

test('the programme shows two held meetings of the first day and five tentative items without a day', async ({
  as,
}) => {
  const page = await as('planner')
  await openVisit(page, 'Programme')
  const day1 = section(page, /^Day 1 /)
  await expect(day1.getByRole('heading', { level: 3 })).toHaveText([FIRST_MEETING, SECOND_MEETING])
  await expect(day1.getByText('Held', { exact: true })).toHaveCount(2)
  await expect(day1.getByText('No time')).toHaveCount(2)
  await expect(day1.getByRole('listitem').first()).toContainText('Akmal Burkhanov')
  const undated = section(page, /^No day yet/)
  await expect(undated.getByRole('heading', { level: 3 })).toHaveText(PLANNED)
  await expect(undated.getByText('Tentative', { exact: true })).toHaveCount(5)
  // The type and the status of each are ours, so each is marked twice.
  await expect(main(page).locator('ol').getByText('Proposed', { exact: true })).toHaveCount(14)
  await expect(undated.getByRole('button', { name: 'Time: To be confirmed' })).toHaveCount(5)
  await expect(undated.getByRole('button', { name: 'Place: To be confirmed' })).toHaveCount(3)
  await expect(undated.getByRole('listitem').nth(1)).toContainText('Suzhou')

  await test.step('and so does the sheet to print', async () => {
    await page.getByRole('link', { name: 'Print', exact: true }).click()
    await heading(page, VISIT)
    await expect(page.getByText('Dates to be confirmed')).toBeVisible()
    await expect(page.getByRole('heading', { level: 3 })).toHaveCount(7)
    await expect(page.getByText('Draft, not an issued version').last()).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
    await expect(page.getByRole('heading', { level: 2, name: /^Day 1/ })).toBeVisible()
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Back to the programme' }).click()
    await expect(page).toHaveURL(/\/programme$/)
  })
})

test('staff go from a follow-up by links to outcome, readout, meeting and visit, and back', async ({ as }) => {
  const page = await as('staff')
  const chain = page.getByRole('navigation', { name: 'Chain' })
  await openVisit(page, 'Follow-ups')
  await expectRows(page, [FIRST_FOLLOW_UP, SECOND_FOLLOW_UP])
  for (const [followUp, reference, outcome, meeting, type, owedBy] of [
    [FIRST_FOLLOW_UP, 'O-0001', FIRST_OUTCOME, FIRST_MEETING, 'Agreement', 'Both'],
    [SECOND_FOLLOW_UP, 'O-0002', SECOND_OUTCOME, SECOND_MEETING, 'Invitation', 'Us'],
  ] as const) {
    await test.step(followUp, async () => {
      await openVisit(page, 'Follow-ups')
      await page.getByRole('link', { name: followUp }).click()
      await heading(page, followUp)
      const head = main(page).locator('header')
      for (const word of ['Open', 'Proposed', 'Unowned'])
        await expect(head.getByText(word, { exact: true })).toBeVisible()
      await expect(fact(page, 'Lead organisation')).toContainText('To be confirmed')
      await expect(fact(page, 'Accountable officer')).toContainText('To be confirmed')
      await expect(fact(page, 'Due date')).toContainText('No date agreed')
      await main(page).getByRole('link', { name: reference }).click()
      await heading(page, outcome)
      await expect(fact(page, 'Type')).toHaveText(type)
      await expect(fact(page, 'Owed by')).toHaveText(owedBy)
      await chain.getByRole('link', { name: /^Readout/ }).click()
      await expect(page).toHaveURL(/\/readouts\//)
      await expect(main(page).locator('header')).toContainText('Draft')
      await expect(main(page)).toContainText(outcome)
      await chain.getByRole('link', { name: /^Programme item/ }).click()
      await heading(page, meeting)
      await expect(main(page).locator('header')).toContainText('Held')
      await main(page).getByRole('link', { name: VISIT }).first().click()
      await heading(page, VISIT)
      // And back again.
      await page
        .getByRole('navigation', { name: 'Sections of the visit' })
        .getByRole('link', { name: 'Programme' })
        .click()
      await page.getByRole('link', { name: meeting, exact: true }).click()
      await chain.getByRole('link', { name: /^Readout/ }).click()
      await expect(page).toHaveURL(/\/readout$/)
      await main(page).getByRole('link', { name: reference }).click()
      await heading(page, outcome)
      await chain.getByRole('link', { name: /^Follow-up/ }).click()
      await heading(page, followUp)
    })
  }
})

test('an organisation and a person show their visits, meetings, outcomes and open follow-ups', async ({ as }) => {
  const page = await as('staff')
  const rows = (name: string) => section(page, name).getByRole('rowheader').getByRole('link')
  await openVisit(page, 'Delegation')
  await page.getByRole('link', { name: 'Development Strategy Center' }).first().click()
  await heading(page, 'Development Strategy Center')
  await expect(rows('Visits')).toHaveText([VISIT])
  await expect(section(page, 'Visits')).toContainText('Organiser')
  await expect(rows('Meetings')).toHaveCount(2)
  await expect(section(page, 'Outcomes')).toContainText(FIRST_OUTCOME)
  await expect(section(page, 'Outcomes')).toContainText(SECOND_OUTCOME)
  await expect(rows('Open follow-ups')).toHaveCount(2)
  for (const followUp of [FIRST_FOLLOW_UP, SECOND_FOLLOW_UP]) {
    await expect(rows('Open follow-ups').filter({ hasText: followUp })).toHaveCount(1)
  }
  await expect(section(page, 'Open follow-ups').getByText('No date agreed')).toHaveCount(2)

  await section(page, 'People').getByRole('link', { name: 'Akmal Burkhanov' }).click()
  await heading(page, 'Akmal Burkhanov')
  await expect(fact(page, 'Positions')).toContainText('Executive Director')
  await expect(rows('Visits')).toHaveText([VISIT, 'Programme'])
  await expect(rows('Meetings')).toHaveText([FIRST_MEETING])
  await expect(section(page, 'Outcomes')).toContainText(FIRST_OUTCOME)
  await expect(rows('Open follow-ups')).toHaveText([FIRST_FOLLOW_UP])

  await openVisit(page, 'Hosts')
  await page.getByRole('link', { name: 'Shanghai Academy of Social Sciences' }).click()
  await heading(page, 'Shanghai Academy of Social Sciences')
  await expect(rows('Meetings')).toHaveText([SECOND_MEETING])
  await expect(section(page, 'Outcomes')).toContainText(SECOND_OUTCOME)
})
