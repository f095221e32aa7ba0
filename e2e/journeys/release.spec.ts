import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeItem } from '@/prisma/factories/programme'
import { makeAttendance, makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'

/** A readout in which all that may not leave the office holds the word `secret`, which stands nowhere else. */
async function written() {
  const secret = `Yopiqso‘z${newId().slice(-8)}`
  const staff = await makeUser(db(), { roles: ['staff'] })
  const visit = await makeVisit(db(), { title: 'Visit on water', status: 'under_way', team: [staff.id] })
  const item = await makeItem(db(), { visitId: visit.id, title: 'Talks on water', status: 'held' })
  const readout = await makeReadout(db(), {
    itemId: item.id,
    writerId: staff.id,
    writerName: `${secret} writer`,
    discussion: `${secret} was discussed`,
    positions: `${secret} is our position`,
    pressLine: 'The two sides met.',
  })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, text: `${secret} was agreed` })
  const followUp = await makeFollowUp(db(), { outcomeId: outcome.id, title: `${secret} to be done` })
  const marks = [{ type: 'outcome', attrs: { id: outcome.id } }]
  const words = [{ type: 'text', text: 'A plant is built & opened.', marks }]
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: words }] }
  const section = { readoutId: readout.id, key: newId(), title: 'Next steps', position: 4 }
  const by = { updatedAt: new Date(), updatedByName: `${secret} writer` }
  await db().readoutSection.create({ data: { ...section, doc, text: 'A plant is built & opened.', ...by } })
  await db().readoutComment.create({
    data: { readoutId: readout.id, text: `${secret} comment`, byName: 'A manager', at: new Date() },
  })
  const person = await makePerson(db(), { name: `${secret} guest` })
  const member = await makeMember(db(), { visitId: visit.id, personId: person.id })
  await makeAttendance(db(), { readoutId: readout.id, memberId: member.id })
  return { secret, staff, visit, item, readout, outcome, followUp }
}

/** What a press of the button puts on the clipboard, in both its forms. */
async function copied(page: Page, button: string) {
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' }).first()).toBeVisible()
  return await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const as = async (type: string) => (await item?.getType(type))?.text()
    return { text: await as('text/plain'), html: await as('text/html') }
  })
}

/** The words of the page as it is printed; as the print style shows them where nothing here reads a PDF. */
async function onPaper(page: Page): Promise<string> {
  const paper = test.info().outputPath('release.pdf')
  writeFileSync(paper, await page.pdf({ preferCSSPageSize: true }))
  const read = spawnSync('pdftotext', ['-layout', paper, '-'], { encoding: 'utf8' })
  if (!read.error) return read.stdout
  await page.emulateMedia({ media: 'print' })
  // biome-ignore lint/performance/useDomNodeTextContent: only what the print style shows
  const words = await page.getByRole('main').innerText()
  await page.emulateMedia({ media: null })
  return words
}

test('a writer marks what may leave the office; it is copied and printed alone, with nothing else in it', async ({
  as,
}) => {
  const { secret, staff, readout, outcome } = await written()
  const page = await as(staff)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/readouts/${readout.id}`)
  const panel = page.getByRole('region', { name: 'Handling and release' })
  const row = panel.getByRole('listitem').filter({ hasText: 'Next steps' })
  await expect(row.getByText('Not for release', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: 'Mark for release' }).click()
  await expect(row.getByText('For release', { exact: true })).toBeVisible()
  expect(await faults(page)).toEqual([])

  const answer = await page.goto(`/readouts/${readout.id}/release`)
  const everything = `${await answer?.text()}${await (await page.request.get(page.url(), { headers: { rsc: '1' } })).text()}`
  expect(everything).toContain('A plant is built')
  for (const hidden of [secret, outcome.id]) expect(everything).not.toContain(hidden)
  await expect(page.getByText('Not cleared: this text is a draft')).toBeVisible()
  expect(await faults(page)).toEqual([])

  expect(await copied(page, 'Copy the press line')).toEqual({
    text: 'The two sides met.',
    html: expect.stringContaining('<p>The two sides met.</p>'),
  })
  const all = await copied(page, 'Copy all')
  expect(all.text).toContain('Press line\nThe two sides met.\n\nNext steps\nA plant is built & opened.')
  expect(all.html).toContain('<h2>Next steps</h2><p>A plant is built &amp; opened.</p>')
  expect(JSON.stringify(all)).not.toContain(secret)

  // A network without a certificate: the browser offers no clipboard, and a press of the button still copies.
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('not here'))
  })
  const again = await copied(page, 'Copy the press line')
  expect(again.text).toBe('The two sides met.')

  const printed = await onPaper(page)
  expect(printed).toContain('A plant is built & opened.')
  expect(printed).toContain('Talks on water · draft, not cleared for release')
  expect(printed).not.toContain(secret)
  expect(printed).not.toContain('Copy all')

  await page.getByRole('link', { name: 'Add the names of who was there' }).click()
  await expect(page.getByText(`${secret} guest`)).toBeVisible()
})

test('a restricted readout is nowhere for who may not see it: a viewer, and staff off the team', async ({
  as,
  complaints,
}) => {
  const { secret, staff, visit, item, readout, outcome, followUp } = await written()
  await db().readout.update({ where: { id: readout.id }, data: { status: 'final', submittedAt: new Date() } })
  const writer = await as(staff)
  await writer.goto(`/readouts/${readout.id}`)
  await expect(writer.getByRole('button', { name: 'Restrict this readout' })).toHaveCount(0)

  const manager = await as('manager')
  await manager.goto(`/readouts/${readout.id}`)
  await manager.getByRole('button', { name: 'Restrict this readout' }).click()
  const dialog = manager.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('A name must not be told')
  await dialog.getByRole('button', { name: 'Restrict this readout' }).click()
  await expect(manager.getByRole('region', { name: 'Handling and release' }).getByText('Restricted')).toBeVisible()

  const off = await makeUser(db(), { roles: ['staff'] })
  const places = [
    `/visits/${visit.id}`,
    `/visits/${visit.id}/programme`,
    `/visits/${visit.id}/readouts`,
    `/visits/${visit.id}/follow-ups`,
    `/meetings/${item.id}`,
    `/outcomes?visit=${visit.id}`,
    `/follow-ups?visit=${visit.id}`,
    `/search?q=${encodeURIComponent(secret)}`,
    '/',
  ]
  for (const [who, more] of [
    ['viewer', []],
    [off, [`/visits/${visit.id}/history`]],
  ] as const) {
    const page = await as(who)
    for (const place of [...places, ...more]) {
      await page.goto(place)
      await expect(page.getByRole('main')).toBeVisible()
      const html = await page.content()
      // The search box repeats what was asked for.
      const told = place.startsWith('/search') ? html.replaceAll(/value="[^"]*"|q=[^"&]*/g, '') : html
      const hidden = [readout.id, outcome.id, followUp.id, `${secret} was`, `${secret} to be`]
      expect([place, hidden.filter((words) => told.includes(words))]).toEqual([place, []])
    }
    for (const place of ['', '/release', '/revisions'])
      expect((await page.request.get(`/readouts/${readout.id}${place}`)).status()).toBeGreaterThanOrEqual(403)
    for (const place of [`/outcomes/${outcome.id}`, `/follow-ups/${followUp.id}`])
      expect((await page.request.get(place)).status()).toBe(404)
  }

  await writer.goto(`/readouts/${readout.id}/release`)
  await expect(writer.getByRole('heading', { level: 1, name: 'This readout is restricted' })).toBeVisible()
  await expect(writer.getByText('The two sides met.')).toHaveCount(0)
  await writer.goto(`/follow-ups/${followUp.id}`)
  await expect(writer.getByText('Restricted', { exact: true })).toBeVisible()
  expect(await faults(writer)).toEqual([])
  forgive(complaints, /status of 404/)
})
