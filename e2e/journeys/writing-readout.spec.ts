import { db } from '@/lib/platform/db'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults } from '../fixtures/faults'
import { forgive, NO_NETWORK } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { onServer, paste, section } from '../fixtures/writing'

async function draft() {
  const visit = await makeVisit(db(), { status: 'under_way' })
  const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
  const { id: userId } = await db().user.findUniqueOrThrow({ where: { email: 'staff@tashrif.example' } })
  const { id } = await makeReadout(db(), { itemId: item.id, writerId: userId, writerName: 'Staff (sample)' })
  return { id, page: `/meetings/${item.id}/readout` }
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--><style>p.MsoNormal{color:red}</style></head>
<body lang=EN-GB><!--StartFragment-->
<h1><span style='color:#2F5496'>Safe City<o:p></o:p></span></h1>
<p class=MsoNormal><span style='font-size:11.0pt'>The host <b>agreed</b> to <a href="https://example.org">send</a> a list.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Cameras<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>in two districts<o:p></o:p></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Who</p></td><td><p class=MsoNormal>What</p></td></tr></table>
<p class=MsoNormal><img src="file:///C:/logo.png"><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`

test('text of Word comes in clean and is stored as structure, never as HTML', async ({ as }) => {
  const readout = await draft()
  const page = await as('staff')
  await page.goto(readout.page)
  await section(page, 'Discussion').click()
  await paste(page, { html: WORD, text: 'not this' })
  await expect(section(page, 'Discussion').getByRole('heading', { name: 'Safe City' })).toBeVisible()
  await onServer(readout.id, 'discussion', /Who \| What/)
  const { doc } = await db().readoutSection.findFirstOrThrow({ where: { readoutId: readout.id, key: 'discussion' } })
  const text = (words: string, ...marks: string[]) => ({
    type: 'text',
    text: words,
    ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
  })
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
  expect(doc).toEqual({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [text('Safe City')] },
      paragraph(text('The host '), text('agreed', 'strong'), text(' to send a list.')),
      {
        type: 'bullet_list',
        content: [
          {
            type: 'list_item',
            content: [
              paragraph(text('Cameras')),
              { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph(text('in two districts'))] }] },
            ],
          },
        ],
      },
      paragraph(text('Who | What')),
    ],
  })
  expect(await faults(page)).toEqual([])
})

test('a readout is written, and an outcome made of a sentence, by the keyboard alone', async ({ as }) => {
  const readout = await draft()
  const page = await as('staff')
  await page.goto(readout.page)
  const text = section(page, 'Discussion')
  await text.focus()
  await page.keyboard.type('# Pilot')
  await page.keyboard.press('Enter')
  await page.keyboard.type('We met. They send a list of districts. We thanked them.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')

  await test.step('the toolbar is one stop, its arrows go on, Escape leads back, Tab leaves the text', async () => {
    await page.keyboard.press('Alt+F10')
    const tools = page.getByRole('toolbar', { name: 'Formatting of Discussion' })
    await expect(tools.getByRole('button', { name: 'Bold' })).toBeFocused()
    await page.keyboard.press('End')
    await expect(tools.getByRole('button', { name: 'Make outcome' })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect(tools.getByRole('button', { name: 'Heading', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(text).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(text).not.toBeFocused()
    await text.focus()
  })

  await text.getByText('We met.').click()
  await page.keyboard.press('Home')
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ControlOrMeta+Shift+o')
  const dialog = page.getByRole('dialog', { name: 'Make outcome' })
  await expect(dialog.getByLabel('Outcome')).toHaveValue('They send a list of districts.')
  await dialog.getByLabel('Type').selectOption({ label: 'Commitment' })
  await dialog.getByLabel('Owed by').selectOption({ label: 'The other side' })
  await dialog.getByRole('button', { name: 'Make outcome' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(text).toBeFocused()
  const outcome = await expect
    .poll(() => db().outcome.findFirst({ where: { readoutId: readout.id } }))
    .toMatchObject({ text: 'They send a list of districts.', sectionKey: 'discussion', owedBy: 'other_side' })
    .then(() => db().outcome.findFirstOrThrow({ where: { readoutId: readout.id } }))
  const reference = `O-${String(outcome.number).padStart(4, '0')}`

  await test.step('its reference stands at the sentence, also after words were written before it', async () => {
    await expect(text.getByText(reference)).toBeVisible()
    await page.keyboard.press('Home')
    await page.keyboard.type('At noon. ')
    await onServer(readout.id, 'discussion', /At noon\. We met\./)
    await page.reload()
    await expect(text.locator('mark')).toHaveText('They send a list of districts.')
    await expect(text.getByText(reference)).toBeVisible()
  })

  await test.step('the outcome becomes a follow-up without leaving the page', async () => {
    await page.getByRole('button', { name: 'Make follow-up' }).press('Enter')
    const form = page.getByRole('dialog', { name: `Make follow-up: ${reference}` })
    await form.getByLabel('Title').fill('Ask for the list')
    await form.getByRole('button', { name: 'Add follow-up' }).press('Enter')
    await expect(form).toBeHidden()
    await expect(page.getByRole('link', { name: 'Ask for the list' })).toBeVisible()
    await expect(page).toHaveURL(new RegExp(readout.page))
  })
  expect(await faults(page)).toEqual([])
})

test('a readout written without the network is submitted when the writer says so, and only then', async ({
  as,
  complaints,
}) => {
  const readout = await draft()
  const page = await as('staff', { phone: true })
  await page.goto(readout.page)
  await expect(section(page, 'Discussion')).toBeVisible()
  await page.context().setOffline(true)
  await section(page, 'Discussion').fill('Written in the tunnel.')
  await page.getByRole('button', { name: 'Add section' }).click()
  await page.getByLabel('Title of the section').fill('Side talks')
  await page.getByRole('button', { name: 'Add section' }).click()
  await section(page, 'Side talks').fill('Over tea.')
  await expect(page.getByText('Saved on this device, 2 to send').last()).toBeVisible()
  await page.getByRole('button', { name: 'Submit readout' }).click()
  const question = page.getByRole('dialog', { name: 'Submit later?' })
  await question.getByRole('button', { name: 'Submit when everything is sent' }).click()
  await expect(page.getByText('It is submitted as soon as everything has been sent.')).toBeVisible()
  expect((await db().readout.findUniqueOrThrow({ where: { id: readout.id } })).status).toBe('draft')
  await page.context().setOffline(false)
  await expect
    .poll(async () => (await db().readout.findUniqueOrThrow({ where: { id: readout.id } })).status, { timeout: 30_000 })
    .toBe('submitted')
  await onServer(readout.id, 'discussion', 'Written in the tunnel.')
  const own = await db().readoutSection.findFirstOrThrow({ where: { readoutId: readout.id, title: 'Side talks' } })
  expect(own.text).toBe('Over tea.')
  forgive(complaints, NO_NETWORK)
})
