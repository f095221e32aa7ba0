import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { saveSection } from '@/lib/readouts/commands'
import { docOf } from '@/lib/text/doc'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf } from '@/prisma/factories/actors'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'
import { onServer, section } from '../fixtures/writing'

const QUOTE = 'a pilot in two districts'

/** A submitted readout whose discussion has two revisions and an outcome at one of its sentences. */
async function handedIn() {
  const writer = await makeUser(db(), { roles: ['staff'] })
  const manager = await makeUser(db(), { roles: ['manager'] })
  const visit = await makeVisit(db(), { title: 'Visit on pilots', status: 'under_way', team: [writer.id, manager.id] })
  const item = await makeItem(db(), { visitId: visit.id, title: `Talks ${newId().slice(-6)}`, status: 'held' })
  const readout = await makeReadout(db(), { itemId: item.id, writerId: writer.id, writerName: writer.name })
  const away = await makePerson(db(), { name: 'Member who was away' })
  const instead = await makePerson(db(), { name: 'Member who came instead' })
  const members = [
    await makeMember(db(), { visitId: visit.id, personId: away.id }),
    await makeMember(db(), { visitId: visit.id, personId: instead.id }),
  ] as const
  const post = await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })
  const at = { readoutId: readout.id }
  await makeAttendance(db(), { ...at, memberId: members[0].id, present: false })
  await makeAttendance(db(), { ...at, memberId: members[1].id, planned: false, replacesMemberId: members[0].id })
  await makeAttendance(db(), { ...at, contactId: post.id })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, text: 'A pilot', sectionKey: 'discussion' })
  await makeFollowUp(db(), { outcomeId: outcome.id, title: 'Prepare the pilot', status: 'in_progress' })
  const actor = actorOf(writer)
  const save = async (doc: object, baseVersion: number, now: Date) =>
    await saveSection(actor, { commandId: newId(), ...at, key: 'discussion', doc, baseVersion }, now)
  await save(docOf('The hosts spoke of one pilot.'), 0, new Date('2027-03-12T08:00:00Z'))
  const marks = [{ type: 'outcome', attrs: { id: outcome.id } }]
  const words = [
    { type: 'text', text: 'The hosts offered ' },
    { type: 'text', text: QUOTE, marks },
    { type: 'text', text: '. Nothing was said of money.' },
  ]
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: words }] }
  await save(doc, 1, new Date('2027-03-12T09:00:00Z'))
  await db().readout.update({ where: { id: readout.id }, data: { status: 'submitted', submittedAt: new Date() } })
  return { writer, manager, item, readout, outcome }
}

/** Selects words of a text as a pointer would. */
async function select(page: Page, words: string) {
  await page.locator('#discussion .document').evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, words)
}

/** A button, and the one of the same words in the dialog that it opens. */
async function confirm(page: Page, label: string | RegExp, fill?: [string, string]) {
  await page.getByRole('button', { name: label }).first().click()
  const dialog = page.getByRole('dialog')
  if (fill) await dialog.getByLabel(fill[0]).fill(fill[1])
  await dialog.getByRole('button', { name: label }).click()
  await expect(dialog).toBeHidden()
}

const status = (page: Page, word: string) =>
  expect(page.locator('main header').getByText(word, { exact: true })).toBeVisible()
const comments = (page: Page, about: string) => page.getByRole('list', { name: `Comments on ${about}`, exact: true })

test('a readout is commented on, returned, settled, cleared, finalised and corrected, and its revisions are compared', async ({
  as,
}) => {
  test.setTimeout(180_000)
  const { writer, manager, item, readout, outcome } = await handedIn()
  const page = `/readouts/${readout.id}`
  const reviewer = await as(manager)
  const staff = await as(writer)

  await test.step('the readout says who came instead of whom, and what became of a sentence', async () => {
    await reviewer.goto(page)
    await expect(reviewer.getByText('Member who came instead came in place of Member who was away.')).toBeVisible()
    await expect(reviewer.locator('#discussion').getByText('follow-up: in progress')).toBeVisible()
    await reviewer.goto(`/outcomes/${outcome.id}`)
    await expect(reviewer.locator('blockquote mark')).toHaveText(QUOTE)
    await reviewer.getByRole('link', { name: 'Read it where it stands' }).click()
    await expect(reviewer).toHaveURL(/#discussion$/)
  })

  await test.step('a manager comments on words, on a section and on the whole, and takes one back', async () => {
    await expect(reviewer.getByRole('button', { name: 'Comment on “Discussion”' })).toBeEnabled()
    await select(reviewer, 'Nothing was said of money')
    await reviewer.getByRole('button', { name: 'Comment on these words' }).click()
    const dialog = reviewer.getByRole('dialog')
    await expect(dialog.getByLabel('The words that it is about')).toHaveValue('Nothing was said of money')
    await dialog.getByLabel('Comment', { exact: true }).fill('By neither side?')
    await dialog.getByRole('button', { name: 'Add comment' }).click()
    await expect(comments(reviewer, 'Discussion').getByText('By neither side?')).toBeVisible()
    await expect(reviewer.locator('#discussion .annotated')).toHaveText('Nothing was said of money')

    await reviewer.getByRole('button', { name: 'Comment on “Discussion”' }).click()
    await dialog.getByLabel('The words that it is about').fill(QUOTE)
    await dialog.getByLabel('Comment', { exact: true }).fill('Which districts?')
    await dialog.getByRole('button', { name: 'Add comment' }).click()
    await expect(comments(reviewer, 'Discussion').getByText('Which districts?')).toBeVisible()

    await reviewer.getByRole('button', { name: 'Comment on the whole readout' }).click()
    await dialog.getByLabel('Comment', { exact: true }).fill('Said by mistake')
    await dialog.getByRole('button', { name: 'Add comment' }).click()
    await reviewer.getByRole('button', { name: 'Take comment 3 back' }).click()
    await expect(reviewer.getByText('Said by mistake')).toBeHidden()
    expect(await faults(reviewer)).toEqual([])
  })

  await test.step('the comments reach the writer with the return, which needs no reason besides', async () => {
    await staff.goto(page)
    await expect(staff.getByText('Which districts?')).toBeHidden()
    await reviewer.getByLabel('More actions').first().click()
    await confirm(reviewer, 'Return readout')
    await status(reviewer, 'Draft')
    await staff.goto('/notices')
    await staff.getByRole('link', { name: /returned the readout of .* with 2 comments/ }).click()
    await status(staff, 'Draft')
    await expect(staff.getByText('2 comments beside the text wait for you.')).toBeVisible()
  })

  await test.step('the writer changes the text, settles both and submits again', async () => {
    await staff.getByRole('link', { name: 'Edit readout' }).click()
    await expect(comments(staff, 'Discussion').getByRole('listitem')).toHaveCount(2)
    await section(staff, 'Discussion').press('ControlOrMeta+End')
    await staff.keyboard.type(' Both sides left it open.')
    await onServer(readout.id, 'discussion', /left it open/)
    await staff.getByRole('button', { name: 'Mark comment 1 as settled' }).click()
    await staff.getByRole('button', { name: 'Mark comment 2 as settled' }).click()
    await expect(staff.getByText('2 settled comments')).toBeVisible()
    expect(await faults(staff)).toEqual([])
    await staff.getByRole('button', { name: 'Submit readout' }).first().click()
    await status(staff, 'Submitted')
  })

  await test.step('the manager is told, clears and finalises it', async () => {
    await reviewer.goto('/notices')
    await reviewer
      .getByRole('link', { name: /submitted the readout of/ })
      .first()
      .click()
    await reviewer.getByRole('button', { name: 'Clear readout' }).click()
    await status(reviewer, 'Cleared')
    await reviewer.getByRole('button', { name: 'Finalise readout' }).click()
    await status(reviewer, 'Final')
  })

  await test.step('a correction needs its reason, and the readout says so', async () => {
    await reviewer.goto(`${page}/correct`)
    const text = reviewer.getByRole('textbox', { name: 'Discussion', exact: true })
    await text.press('ControlOrMeta+End')
    await reviewer.keyboard.type(' It is in the minutes.')
    await reviewer.getByRole('button', { name: 'Save correction' }).click()
    await expect(reviewer.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
    expect(await faults(reviewer)).toEqual([])
    await reviewer.getByLabel('Reason').fill('The minutes came')
    await reviewer.getByRole('button', { name: 'Save correction' }).click()
    await expect(reviewer).toHaveURL(page)
    await expect(reviewer.getByText(`by ${manager.name}`).first()).toBeVisible()
    await expect(reviewer.getByText('The minutes came')).toBeVisible()
    await expect(reviewer.locator('#discussion').getByText('It is in the minutes.')).toBeVisible()
  })

  await test.step('its revisions are compared', async () => {
    await reviewer.goto(`${page}/revisions`)
    const list = reviewer.getByRole('list', { name: 'Revisions, latest first' })
    await expect(list.getByText('Reason: The minutes came')).toBeVisible()
    await expect(list.getByText('Stands now')).toHaveCount(1)
    expect(await faults(reviewer)).toEqual([])
    await list.getByRole('link', { name: /^What it changed\s*: Revision 2$/ }).click()
    await expect(reviewer.locator('ins').filter({ hasText: 'offered' }).first()).toBeVisible()
    expect(await faults(reviewer)).toEqual([])
  })

  expect(item.id).toBe((await db().readout.findUniqueOrThrow({ where: { id: readout.id } })).itemId)
})

test('an earlier text of a draft is restored, as a revision of its own', async ({ as }) => {
  const { writer, readout } = await handedIn()
  await db().readout.update({ where: { id: readout.id }, data: { status: 'draft', submittedAt: null } })
  const staff = await as(writer, { phone: true })
  await staff.goto(`/readouts/${readout.id}/revisions`)
  await confirm(staff, 'Restore revision 1')
  await expect(staff.getByText('Restored from revision 1')).toBeVisible()
  await onServer(readout.id, 'discussion', 'The hosts spoke of one pilot.')
  await staff.goto(`/readouts/${readout.id}`)
  await expect(staff.locator('#discussion').getByText('The hosts spoke of one pilot.')).toBeVisible()
})
