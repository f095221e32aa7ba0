import { unzip } from '@/lib/exports/testing/unzip'
import { dayToDb } from '@/lib/platform/day'
import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeEvidence, makeFollowUp, makeReview } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

/** A manager who is accountable for one of four follow-ups of a visit; two of the others wait for a decision. */
async function reviewedVisit() {
  const person = await makePerson(db(), { name: 'Manager in the chair' })
  const manager = await makeUser(db(), { roles: ['manager'], name: person.name, personId: person.id })
  const visit = await makeVisit(db(), { title: `Talks on seeds ${Date.now()}` })
  const outcome = await makeOutcome(db(), { visitId: visit.id, text: 'A seed bank is built in both countries' })
  const made = async (title: string, day: string, more: Parameters<typeof makeFollowUp>[1] = {}) => {
    const followUp = await makeFollowUp(db(), { title, outcomeId: outcome.id, dueDate: dayToDb(day), ...more })
    await makeEvidence(db(), { followUpId: followUp.id })
    if (more.status === 'in_review') await makeReview(db(), { followUpId: followUp.id })
    return followUp
  }
  await made('Find the building', '2027-01-10', { status: 'in_review' })
  await made('Order the cold store', '2027-02-10', { status: 'in_review' })
  await made('Train the keepers', '2027-03-10', { status: 'in_progress', percent: 40, judgement: 'at_risk' })
  await made('Write the rules', '2027-04-10', { status: 'in_review', officerId: person.id })
  return { manager, visit }
}

test('managers decide on follow-ups one by one in a room, by keyboard, and the minutes come out by themselves', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const { manager, visit } = await reviewedVisit()
  const chair = await as(manager)

  await test.step('a meeting is planned without a day, and takes what a filter finds', async () => {
    await chair.goto('/reviews')
    await chair.getByRole('link', { name: 'Review meetings' }).click()
    await chair.getByRole('link', { name: 'Plan a review meeting' }).click()
    await chair.getByLabel('Title').fill('Seeds of the spring')
    await chair.getByLabel('Who is there').fill('The chair and a colleague')
    await chair.getByRole('button', { name: 'Plan the meeting' }).click()
    await expect(chair.getByRole('heading', { level: 1, name: 'Seeds of the spring' })).toBeVisible()
    await expect(chair.getByText('Day to be confirmed')).toBeVisible()
    await chair.getByRole('link', { name: 'Add follow-ups' }).first().click()
    await chair.getByLabel('Visit', { exact: true }).fill(visit.title)
    await chair.getByRole('button', { name: 'Apply' }).click()
    await expect(chair.getByText('4 follow-ups match')).toBeVisible()
    expect(await faults(chair)).toEqual([])
    await chair.getByRole('checkbox', { name: 'Write the rules' }).check()
    await chair.getByRole('button', { name: 'Add what is ticked' }).click()
    await expect(chair.getByText('One follow-up added')).toBeVisible()
    await chair.getByRole('button', { name: 'Add all 4 that match' }).click()
    const list = chair.getByRole('list', { name: 'Follow-ups of this meeting in their order' })
    await expect(list.getByRole('listitem')).toHaveCount(4)
    await chair.getByRole('button', { name: 'Order by due date' }).click()
    await expect(list.getByRole('listitem').first()).toContainText('Find the building')
    expect(await faults(chair)).toEqual([])
  })

  const recorded = () => expect(chair.getByText('Recorded', { exact: true })).toBeVisible()
  const shows = (title: string) => expect(chair.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await test.step('one is approved with two keys', async () => {
    await chair.getByRole('button', { name: 'Open the meeting' }).click()
    await shows('Find the building')
    await expect(chair.getByText('A seed bank is built in both countries')).toBeVisible()
    await expect(chair.getByText('1 of 4 · none decided')).toBeVisible()
    await expect(chair).toHaveURL(/\?item=/)
    expect(await faults(chair)).toEqual([])
    await chair.keyboard.press('1')
    await expect(chair.getByRole('radio', { name: /Approve/ })).toBeChecked()
    await chair.keyboard.press('Control+Enter')
    await recorded()
    await expect(chair.getByText('1 of 4 · one decided')).toBeVisible()
  })

  await test.step('one is returned, not without its reason', async () => {
    await chair.keyboard.press('ArrowRight')
    await shows('Order the cold store')
    await chair.keyboard.press('2')
    await expect(chair.getByLabel('Reason', { exact: true })).toBeFocused()
    await chair.keyboard.press('Control+Enter')
    await expect(chair.getByRole('alert', { name: 'There is a problem' })).toContainText('reason')
    await chair.getByLabel('Reason', { exact: true }).fill('The order is not signed')
    await chair.keyboard.press('Control+Enter')
    await recorded()
    await expect(chair.getByText('2 of 4 · 2 decided')).toBeVisible()
  })

  await test.step('one goes on with a new date and an order', async () => {
    await chair.getByRole('link', { name: 'Next' }).click()
    await shows('Train the keepers')
    await expect(chair.getByText('40 % done')).toBeVisible()
    await chair.keyboard.press('3')
    await chair.getByLabel('Order').fill('Ask the institute for a teacher')
    await chair.getByLabel('New due date').fill('2027-06-01')
    await chair.getByLabel('Reason for the new date').fill('The teacher is away in spring')
    await chair.keyboard.press('Control+Enter')
    await recorded()
    await expect(chair.getByText('New date: 1 Jun 2027')).toBeVisible()
  })

  await test.step('the own one is for somebody else, who decides on a phone', async () => {
    await chair.getByRole('link', { name: 'Next' }).click()
    await shows('Write the rules')
    await expect(chair.getByText(/You are accountable for this one/)).toBeVisible()
    await expect(chair.getByRole('radio', { name: /Approve/ })).toHaveCount(0)
    const colleague = await as('manager', { phone: true })
    await colleague.goto(new URL(chair.url()).pathname + new URL(chair.url()).search)
    await colleague.getByRole('radio', { name: /Approve/ }).check()
    expect(await faults(colleague)).toEqual([])
    await colleague.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(colleague.getByText('4 of 4 · 4 decided')).toBeVisible()
  })

  await test.step('closing freezes the minutes, on a page and as Word', async () => {
    await chair.getByRole('link', { name: /Seeds of the spring/ }).click()
    await chair.getByLabel('More actions').first().click()
    await chair.getByRole('button', { name: 'Close the meeting' }).click()
    const asks = chair.getByRole('dialog')
    await expect(asks).toContainText('Everything on the list is decided')
    await asks.getByRole('button', { name: 'Close the meeting' }).click()
    await expect(chair.getByText(/^Closed by Manager in the chair/)).toBeVisible()
    expect(await faults(chair)).toEqual([])
    await chair.getByRole('link', { name: 'Minutes' }).click()
    await expect(chair.getByText('2 × Approved, 1 × Returned, 1 × Goes on')).toBeVisible()
    await expect(chair.getByText('10 Mar 2027 → 1 Jun 2027')).toBeVisible()
    for (const said of ['The order is not signed', 'Ask the institute for a teacher', 'The chair and a colleague'])
      await expect(chair.getByText(said)).toBeVisible()
    expect(await faults(chair)).toEqual([])
    const file = await chair.request.get(new URL(chair.url()).pathname.replace(/^(.*)\/minutes$/, '/api$1'))
    const word = unzip(await file.body()).get('word/document.xml')
    expect(word).toContain('Ask the institute for a teacher')
  })

  await test.step('the officer reads the order as the next step', async () => {
    const { id } = await db().followUp.findFirstOrThrow({ where: { visitId: visit.id, title: 'Train the keepers' } })
    await chair.goto(`/follow-ups/${id}`)
    await expect(chair.getByText('Ask the institute for a teacher').first()).toBeVisible()
  })
})
