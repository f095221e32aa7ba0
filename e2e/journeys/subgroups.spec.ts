import type { Locator, Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { makeAgency, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const row = (page: Page, title: string): Locator =>
  page.locator('main ol > li').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) })
const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const titles = (page: Page): Locator => page.locator('main ol > li').getByRole('heading', { level: 3 })
const group = (page: Page, name: string): Locator =>
  section(page, 'Subgroups').getByRole('listitem').filter({ hasText: name })

/** A visit with two members of a ministry, an expert and a journalist; the names are this test's own. */
async function delegation(stamp: string) {
  const visitId = (await makeVisit(db(), { title: `Subgroups ${stamp}`, status: 'planning' })).id
  const { organisationId } = await makeAgency(db(), { visitId })
  const { name: ministry } = await db().organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const member = async (name: string, more: object = {}) => {
    const person = await makePerson(db(), { name: `${name} ${stamp}` })
    await makeMember(db(), { visitId, personId: person.id, ...more })
    return person.name
  }
  return {
    visitId,
    ministry,
    first: await member('First', { organisationId }),
    second: await member('Second', { organisationId }),
    expert: await member('Expert'),
    journalist: await member('Journalist'),
  }
}

async function addItem(page: Page, programme: string, title: string, whom: () => Promise<void>) {
  await page.goto(`${programme}/new`)
  await page.getByLabel('Type').selectOption({ label: 'Meeting' })
  await page.getByLabel('Title').fill(title)
  await whom()
  await page.getByRole('button', { name: 'Add programme item' }).click()
  await expect(row(page, title)).toBeVisible()
}

async function chooseMember(page: Page | Locator, label: string, name: string) {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page.getByRole('option', { name }).click()
}

test('a delegation splits into subgroups, and who takes part follows', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('planner')
  const { visitId, ministry, first, second, expert, journalist } = await delegation(String(Date.now()))
  const [people, programme] = [`/visits/${visitId}/delegation`, `/visits/${visitId}/programme`]
  const dialog = page.getByRole('dialog')

  await test.step('one subgroup of all members of a ministry', async () => {
    await page.goto(people)
    await page.getByRole('button', { name: 'Add subgroup' }).click()
    await dialog.getByLabel('Name', { exact: true }).fill('Ministry')
    await dialog.getByLabel('All members of').selectOption({ label: ministry })
    await dialog.getByRole('button', { name: 'Add subgroup' }).click()
    await expect(dialog).toBeHidden()
    await expect(group(page, 'Ministry')).toContainText(`${first}, ${second}`)
  })

  await test.step('one by hand, with the keyboard alone; a name that is taken is said beside the field', async () => {
    const add = page.getByRole('button', { name: 'Add subgroup' })
    await add.focus()
    await add.press('Enter')
    const name = dialog.getByLabel('Name', { exact: true })
    await name.focus()
    await page.keyboard.type('ministry')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('There is a subgroup called ministry already').first()).toBeVisible()
    await name.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('Technical group')
    await page.keyboard.press('Tab')
    await expect(dialog.getByRole('combobox', { name: 'Members, by name' })).toBeFocused()
    await page.keyboard.type(expert)
    await expect(dialog.getByRole('option', { name: expert })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('button', { name: `Remove ${expert}` })).toBeVisible()
    const save = dialog.getByRole('button', { name: 'Add subgroup' })
    await save.focus()
    await save.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(group(page, 'Technical group')).toContainText(expert)
    expect(await faults(page)).toEqual([])
  })

  await test.step('an item for each, and one for everyone', async () => {
    await addItem(page, programme, 'At the ministry', () => page.getByLabel('Ministry', { exact: true }).check())
    await expect(row(page, 'At the ministry')).toContainText('Ministry (2)')
    await addItem(page, programme, 'In the laboratory', async () => {
      const box = page.getByLabel('Technical group', { exact: true })
      await box.focus()
      await box.press('Space')
      await expect(box).toBeChecked()
    })
    await addItem(page, programme, 'The opening', () => page.getByLabel('Everyone in the delegation').check())
    await expect(row(page, 'The opening')).toContainText('Everyone (4)')
  })

  await test.step('a member who joins the ministry joins its items', async () => {
    await page.goto(people)
    await page.getByRole('button', { name: 'Add member' }).first().click()
    await dialog.getByLabel('Name', { exact: true }).fill(`Third of ${visitId.slice(-6)}`)
    await dialog.getByLabel('Phone').fill('+998 90 000 00 00')
    await dialog.getByLabel('Organisation').fill(ministry)
    await dialog.getByRole('button', { name: 'Add member' }).click()
    await expect(dialog).toBeHidden()
    await expect(section(page, 'Members').getByRole('link', { name: '+998 90 000 00 00' })).toBeVisible()
    await expect(group(page, 'Ministry')).toContainText('3 members')
    await page.goto(programme)
    await expect(row(page, 'At the ministry')).toContainText('Ministry (3)')
    await expect(row(page, 'The opening')).toContainText('Everyone (5)')
  })

  await test.step('who is set by hand stays when the subgroup changes', async () => {
    await row(page, 'In the laboratory').getByRole('link', { name: 'In the laboratory' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'In the laboratory' })).toBeVisible()
    await page.getByLabel('More actions').click()
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await chooseMember(page, 'Delegation members, by name', journalist)
    await page.getByRole('button', { name: 'Save' }).click()
    const ours = section(page, 'Participants')
    await expect(ours.getByText('Technical group (1)')).toBeVisible()
    await expect(ours.getByRole('link', { name: journalist })).toBeVisible()
    await expect(ours.getByRole('link', { name: expert })).toBeHidden()
    await ours.getByText('Technical group (1)').click()
    await expect(ours.getByRole('link', { name: expert })).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page.goto(people)
    await page.getByRole('button', { name: 'Edit Technical group' }).click()
    await dialog.getByRole('button', { name: `Remove ${expert}` }).click()
    await chooseMember(dialog, 'Members, by name', second)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await page.goto(programme)
    await expect(row(page, 'In the laboratory')).toContainText(`Technical group (1) and ${journalist}`)
  })

  await test.step('a subgroup and a person have a programme of their own', async () => {
    await page.goto(people)
    await group(page, 'Technical group').getByRole('link', { name: 'Programme Technical group' }).click()
    await expect(page.getByRole('heading', { level: 2, name: 'Programme of Technical group' })).toBeVisible()
    await expect(titles(page)).toHaveText(['In the laboratory', 'The opening'])
    await expect(page.getByText('2 items of 3')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await page
      .getByRole('navigation', { name: 'Views of the programme' })
      .getByRole('link', { name: 'Timetable' })
      .click()
    await expect(page).toHaveURL(/timetable\?for=subgroup/)
    await expect(page.getByRole('heading', { level: 2, name: 'Programme of Technical group' })).toBeVisible()
    await expect(page.getByRole('main').getByText('In the laboratory').first()).toBeVisible()
    await expect(page.getByRole('main').getByText('At the ministry')).toHaveCount(0)
    await page.getByRole('navigation', { name: 'Views of the programme' }).getByRole('link', { name: 'List' }).click()
    await expect(page).toHaveURL(/programme\?for=subgroup/)
    await page.getByRole('combobox', { name: 'Whose programme' }).selectOption({ label: expert })
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: `Programme of ${expert}` })).toBeVisible()
    await expect(titles(page)).toHaveText(['The opening'])
    await page.getByRole('link', { name: `Remove filter: ${expert}` }).click()
    await expect(titles(page)).toHaveCount(3)
    await page.goto(people)
    await section(page, 'Members').getByRole('link', { name: second, exact: true }).click()
    await page.getByRole('link', { name: 'Programme', exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: `Programme of ${second}` })).toBeVisible()
    await expect(titles(page)).toHaveText(['At the ministry', 'In the laboratory', 'The opening'])
    await page.goto(people)
    await section(page, 'Members')
      .getByRole('link', { name: `Programme ${journalist}` })
      .click()
    await expect(titles(page)).toHaveText(['In the laboratory', 'The opening'])
  })

  await test.step('a subgroup that is removed says first how many items are for it, and comes back as it was', async () => {
    await page.goto(people)
    await group(page, 'Technical group').getByRole('button', { name: 'Remove' }).click()
    await expect(page.getByText('An item still to come is for Technical group.')).toBeVisible()
    await page.getByRole('button', { name: 'Continue anyway' }).click()
    await expect(group(page, 'Technical group')).toHaveCount(0)
    await page.goto(programme)
    await expect(row(page, 'In the laboratory')).toContainText(journalist)
    await expect(row(page, 'In the laboratory')).not.toContainText('Technical group')
    await page.goto(people)
    await page.getByText('Show removed (1) Subgroups').click()
    await page.getByRole('button', { name: 'Restore Technical group' }).click()
    await expect(group(page, 'Technical group')).toContainText(second)
    await page.goto(programme)
    await expect(row(page, 'In the laboratory')).toContainText(`Technical group (1) and ${journalist}`)
  })
})

test('whose programme is chosen without JavaScript too; nobody of the visit is no page', async ({
  browser,
  server,
}) => {
  const { visitId, expert } = await delegation(String(Date.now()))
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false })
  await context.addCookies([await cookieFor(await userOf('viewer'), server.url)])
  const page = await context.newPage()
  const programme = `/visits/${visitId}/programme`
  await page.goto(programme)
  await page.getByRole('combobox', { name: 'Whose programme' }).selectOption({ label: expert })
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: `Programme of ${expert}` })).toBeVisible()
  await expect(page.getByText(`Nothing in the programme is for ${expert} yet.`)).toBeVisible()
  expect((await page.goto(`${programme}?for=subgroup:${visitId}`))?.status()).toBe(404)
  await context.close()
})
