import type { Locator, Page } from '@playwright/test'
import { ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { makeContact, makeMember } from '@/prisma/factories/delegations'
import { makePerson } from '@/prisma/factories/directory'
import { makeVisit } from '@/prisma/factories/visits'
import { faults, faultsAtThisSize } from '../fixtures/faults'
import { forgive, NO_NETWORK } from '../fixtures/forms'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

/** As a word processor puts a table on the clipboard: its own tags, styles, a merged cell for each day, hidden text. */
const DOCUMENT = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {mso-style-parent:""} --></style></head>
<body lang=EN-GB style='tab-interval:35.4pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=120><p class=MsoNormal><b>Date<o:p></o:p></b></p></td>
  <td width=120><p class=MsoNormal><b>Time<o:p></o:p></b></p></td>
  <td width=300><p class=MsoNormal><b>Event<o:p></o:p></b></p></td>
  <td width=120><p class=MsoNormal><b>Place<o:p></o:p></b></p></td>
  <td width=120><p class=MsoNormal><b>Participants<o:p></o:p></b></p></td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td rowspan=3><p class=MsoNormal><span lang=EN-US>Friday,<o:p></o:p></span></p><p class=MsoNormal>12&nbsp;March 2027</p></td>
  <td><p class=MsoNormal>09:30–11:00</p></td>
  <td><p class=MsoNormal>Talks with the
  Secretary General</p><p class=MsoNormal>Dress code: formal<del cite="mailto:x">, ties</del></p></td>
  <td><p class=MsoNormal>Hall 2<span style='display:none;mso-hide:all'>secret</span></p></td>
  <td><p class=MsoNormal>Каримов Азиз</p><p class=MsoNormal>Somebody Unknown</p></td>
 </tr>
 <tr style='mso-yfti-irow:2'>
  <td><p class=MsoNormal>13.00</p></td><td><p class=MsoNormal>Lunch</p></td>
  <td><p class=MsoNormal>TBC</p></td><td><p class=MsoNormal>All</p></td>
 </tr>
 <tr style='mso-yfti-irow:3'>
  <td><p class=MsoNormal>after lunch</p></td><td><p class=MsoNormal>Walk in the old town</p></td>
  <td><p class=MsoNormal>–</p></td><td><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:4'>
  <td colspan=5><p class=MsoNormal><b>Saturday, 13 March 2027</b></p></td>
 </tr>
 <tr style='mso-yfti-irow:5;mso-yfti-lastrow:yes'>
  <td></td><td><p class=MsoNormal>22:40–06:15</p></td><td><p class=MsoNormal>Flight home</p></td>
  <td></td><td></td>
 </tr>
</table><img src="/x.png" onerror="document.title='run'"><script>document.title = 'run'</script>
<!--EndFragment--></body></html>`

/** As a spreadsheet copies its cells: tabs, and quotes around what holds a line break or quotes. */
const SHEET = (stamp: string) =>
  [
    ['№', 'Ф.И.О.', 'Должность', 'Место работы', 'Роль', 'Телефон', 'Прочее'],
    [
      '1',
      `Каримов Азиз ${stamp}`,
      'Заместитель министра',
      `Министерство ${stamp}`,
      'глава делегации',
      '+998 90 123-45-67',
      '',
    ],
    ['2', `李明 ${stamp}`, '"Советник\nпо ""умному"" городу"', `Министерство ${stamp}`, 'водитель', 'TBC', 'без рыбы'],
    ['3', `Назарова Малика ${stamp}`, '-', '', '', '', ''],
    ['4', `Лишний Человек ${stamp}`, '', '', '', '', ''],
  ]
    .map((row) => row.join('\t'))
    .join('\r\n')

/** Puts it on the clipboard as another program would, and presses Ctrl+V in the field. */
async function paste(page: Page, field: Locator, clipboard: { text: string; html?: string }) {
  await page.evaluate(({ text, html }) => {
    const fill = (event: ClipboardEvent) => {
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      if (html !== undefined) event.clipboardData?.setData('text/html', html)
    }
    document.addEventListener('copy', fill, { once: true })
  }, clipboard)
  await field.focus()
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('ControlOrMeta+v')
}

const row = (page: Page, number: number): Locator => page.locator(`#paste-row-${number}`)

test('a programme out of a document: merged days, hidden text, one row corrected and one left out', async ({ as }) => {
  const page = await as('planner')
  const dates = { arrivalDate: new Date('2027-03-11'), departureDate: new Date('2027-03-14') }
  const visit = await makeVisit(db(), dates)
  const person = await makePerson(db(), { name: `Karimov Aziz` })
  await makeMember(db(), { visitId: visit.id, personId: person.id })
  await makeContact(db(), { visitId: visit.id, title: 'Secretary General' })

  await page.goto(`/visits/${visit.id}/programme`)
  await page.getByRole('link', { name: 'Paste rows' }).click()
  await expect(page).toHaveTitle(/Paste programme items/)
  const field = page.getByLabel('Rows to paste')
  await paste(page, field, { text: 'not this', html: DOCUMENT })
  await expect(page.getByText('a table of 6 rows and 5 columns')).toBeVisible()
  await expect(field).not.toHaveValue(/secret|ties|not this|mso/)
  expect(await page.title()).not.toBe('run')

  await page.getByRole('button', { name: 'Show what will be added' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'What will be added' })).toBeFocused()
  await expect(page.getByText('4 rows will be added, 0 left out, 2 cells not understood.')).toBeVisible()
  await expect(row(page, 2)).toContainText('Friday, 12 Mar 2027')
  await expect(row(page, 2)).toContainText('09:30–11:00')
  await expect(row(page, 2)).toContainText('Not understood: “Somebody Unknown”. Kept as a note.')
  await expect(row(page, 2)).toContainText('Dress code: formal')
  await expect(row(page, 3)).toContainText('The whole delegation')
  await expect(row(page, 3)).not.toContainText('TBC')
  await expect(row(page, 4)).toContainText('Not understood: “after lunch”. Kept as a note.')
  await expect(
    page.getByRole('row', { name: /Saturday, 13 March 2027 A heading: the day of the rows below/ }),
  ).toBeVisible()
  await expect(row(page, 6)).toContainText('Saturday, 13 Mar 2027')
  await expect(row(page, 6)).toContainText('The end is read as on the next day.')
  expect(await faults(page)).toEqual([])

  await test.step('a cell is corrected in its row, by keyboard', async () => {
    await row(page, 4).getByRole('button', { name: 'Correct Row 4' }).press('Enter')
    const correct = page.getByRole('form', { name: 'Correct row 4' })
    await expect(correct.getByLabel(/^Day/)).toBeFocused()
    await correct.getByLabel(/^Time/).fill('15:00 (1 hour)')
    await correct.getByRole('button', { name: 'Read the row again' }).press('Enter')
    await expect(row(page, 4)).toContainText('15:00')
    await expect(row(page, 4)).not.toContainText('after lunch')
  })
  await row(page, 6).getByRole('checkbox', { name: 'Row 6' }).uncheck()
  await expect(page.getByText('3 rows will be added, 1 left out, 1 cell not understood.')).toBeVisible()
  expect(await db().programmeItem.count({ where: { visitId: visit.id } })).toBe(0)

  await page.getByRole('button', { name: 'Add 3 rows' }).click()
  await expect(page).toHaveURL(/\/programme$/)
  await expect(page.getByText('3 programme items were added')).toBeVisible()
  const day = page.getByRole('region', { name: /Friday, 12 Mar 2027/ })
  await expect(day.getByRole('heading', { level: 3 })).toHaveText([
    'Talks with the Secretary General',
    'Lunch',
    'Walk in the old town',
  ])
  await expect(page.getByText('Flight home')).toHaveCount(0)
  const [talks] = await db().programmeItem.findMany({ where: { visitId: visit.id }, orderBy: { startTime: 'asc' } })
  expect(talks).toMatchObject({
    venue: 'Hall 2',
    proposed: ['type'],
    agenda: 'Dress code: formal\nParticipants: Somebody Unknown',
  })

  await page.goto(`/visits/${visit.id}/programme/paste`)
  await expect(page.getByLabel('Rows to paste')).toHaveValue('')
})

test('members out of a spreadsheet on a phone: columns mapped by hand, one known already, one left out', async ({
  as,
}) => {
  const page = await as('planner', { phone: true })
  const visit = await makeVisit(db())
  const stamp = String(Date.now())
  const there = await makePerson(db(), { name: `Nazarova Malika ${stamp}` })
  await makeMember(db(), { visitId: visit.id, personId: there.id })
  const known = await makePerson(db(), { name: `Aziz Karimov ${stamp}` })

  await page.goto(`/visits/${visit.id}/delegation`)
  await page.getByRole('link', { name: 'Paste rows' }).click()
  const field = page.getByLabel('Rows to paste')
  await paste(page, field, { text: SHEET(stamp) })
  await page.getByRole('button', { name: 'Show what will be added' }).click()
  await expect(page.getByText('3 rows will be added, 1 left out, 1 cell not understood.')).toBeVisible()
  await expect(row(page, 2)).toContainText('Already in the directory')
  await expect(row(page, 2)).toContainText('Head of delegation')
  await expect(row(page, 3)).toContainText('Советник по "умному" городу')
  await expect(row(page, 3)).toContainText('Not understood: “водитель”')
  await expect(row(page, 4)).toContainText('Is in the delegation already')
  await expect(row(page, 4).getByRole('checkbox')).not.toBeChecked()
  expect(await faultsAtThisSize(page)).toEqual([])

  await test.step('another column is what is told by hand', async () => {
    const other = page.getByLabel('Column 7: Прочее')
    await expect(other).toHaveValue('note')
    await expect(row(page, 3)).toContainText('Прочее: без рыбы')
    await other.selectOption({ label: 'Leave out' })
    await expect(row(page, 3)).not.toContainText('без рыбы')
  })
  await row(page, 5).getByRole('checkbox').uncheck()

  await test.step('what was decided is there after a reload', async () => {
    await expect(page.getByText('2 rows will be added, 2 left out')).toBeVisible()
    // The keeping waits for a pause in what is done.
    await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).join(''))).toContain('"4":false')
    await page.reload()
    await expect(page.getByText('What you pasted here before was kept in this tab.')).toBeVisible()
    await expect(page.getByText('2 rows will be added, 2 left out')).toBeVisible()
    await expect(row(page, 3)).not.toContainText('без рыбы')
  })
  await page.getByRole('button', { name: 'Add 2 rows' }).click()
  await expect(page.getByText('2 members were added')).toBeVisible()
  const members = await db().delegationMember.findMany({
    where: { visitId: visit.id },
    orderBy: { precedence: 'asc' },
    include: { person: true, organisation: true },
  })
  expect(members.map(({ person }) => person?.name)).toEqual([there.name, known.name, `李明 ${stamp}`])
  expect(members[1]).toMatchObject({ personId: known.id, role: 'head_of_delegation', phone: '+998 90 123-45-67' })
  expect(members[1]?.organisationId).toBe(members[2]?.organisationId)
  await expect(page.getByRole('link', { name: `李明 ${stamp}`, exact: true })).toBeVisible()
})

test('a failure points to its row, and nothing that was typed is lost', async ({ as, complaints }) => {
  const page = await as('planner')
  const visit = await makeVisit(db())
  await page.goto(`/visits/${visit.id}/delegation/paste`)
  await page.getByRole('button', { name: 'Show what will be added' }).click()
  await expect(
    page.getByRole('alert').getByRole('link', { name: 'Rows to paste: Paste at least one row' }),
  ).toBeVisible()

  const stamp = String(Date.now())
  await page.getByLabel('Rows to paste').fill(`Name\tRole\nFirst Person ${stamp}\tmember\nSecond Person ${stamp}\thead`)
  await page.getByRole('button', { name: 'Show what will be added' }).click()
  await expect(row(page, 3)).toContainText('Head of delegation')
  // Somebody else is quicker.
  const head = await makePerson(db(), { name: `Quick Head ${stamp}` })
  await makeMember(db(), { visitId: visit.id, personId: head.id, role: 'head_of_delegation' })
  await page.getByRole('button', { name: 'Add 2 rows' }).click()
  const problem = page.getByRole('alert', { name: 'There is a problem' }).getByRole('link', { name: /^Row 3, Role: / })
  await expect(problem).toContainText(`Quick Head ${stamp}`)
  await problem.click()
  await expect(row(page, 3)).toBeFocused()
  expect(await db().delegationMember.count({ where: { visitId: visit.id } })).toBe(1)

  await row(page, 3).getByRole('checkbox').uncheck()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Add 1 row' }).click()
  const away = page.getByRole('alert', { name: 'It could not be saved' })
  await expect(away).toContainText('Nothing that you typed is lost')
  await expect(row(page, 2)).toContainText(`First Person ${stamp}`)
  await page.context().setOffline(false)
  forgive(complaints, NO_NETWORK)
  await away.getByRole('button').click()
  await expect(page.getByText('1 member was added')).toBeVisible()
  expect(await db().delegationMember.count({ where: { visitId: visit.id } })).toBe(2)
})

test('who may not add rows cannot look at them either', async ({ server, request }) => {
  const visit = await makeVisit(db())
  const hidden = await makeVisit(db(), { restricted: true })
  for (const path of ['/api/paste/items', '/api/paste/members']) {
    for (const role of [...ROLES, null]) {
      const cookie = role ? await cookieFor(await userOf(role), server.url) : null
      const ask = async (visitId: string) => {
        const response = await request.post(server.url + path, {
          headers: { Origin: server.url, ...(cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}) },
          data: { visitId, text: 'Name\tTitle\nSomebody\tHead' },
        })
        const answer = (await response.json()) as { ok: boolean; failure?: { kind: string } }
        return answer.ok ? 'ok' : answer.failure?.kind
      }
      const may = role === 'planner' || role === 'manager'
      expect([path, role, await ask(visit.id)]).toEqual([path, role, may ? 'ok' : role ? 'forbidden' : 'signedOut'])
      if (role === 'planner') expect(await ask(hidden.id)).toBe('missing')
    }
  }
})
