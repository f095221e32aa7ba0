import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { unzip } from '@/lib/exports/testing/unzip'
import { db } from '@/lib/platform/db'
import { docOf } from '@/lib/text/doc'
import { makeReportedVisit, POSITION, SECRETS } from '@/prisma/factories/reported-visit'
import { faults } from '../fixtures/faults'
import { expect, test } from '../fixtures/people'

const base = (visitId: string) => `/visits/${visitId}/report`

/** The text of each page of a PDF where the machine has a reader of PDFs; null where it has none. */
function pagesOf(pdf: Buffer, path: string): string[] | null {
  writeFileSync(path, pdf)
  try {
    return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
  } catch {
    return null
  }
}

/** What a press downloads: its name and the text of the Word file, without what parts it. */
async function wordOf(page: Page, press: () => Promise<void>) {
  const coming = page.waitForEvent('download')
  await press()
  const file = await coming
  const parts = unzip(readFileSync(await file.path()))
  const all = [...parts.values()].join('\n')
  return { name: file.suggestedFilename(), all, body: parts.get('word/document.xml') ?? '' }
}

test('a report is written, signed, printed and edited in Word, and each gets the copy that is theirs', async ({
  as,
}, info) => {
  test.setTimeout(180_000)
  const { visit, open } = await makeReportedVisit(db())
  const reference = `V-${String(visit.number).padStart(4, '0')}`
  const planner = await as('planner')
  const manager = await as('manager')

  await test.step('a planner finds the draft assembled, with what is missing, and writes around it', async () => {
    await planner.goto(`/visits/${visit.id}`)
    await planner.getByRole('link', { name: 'Report', exact: true }).click()
    await expect(planner.getByText('Draft, not signed', { exact: true })).toBeVisible()
    await expect(planner.getByRole('heading', { name: /Opening talks$/ })).toBeVisible()
    await expect(planner.getByRole('row', { name: /A joint study/ })).toContainText('Both')
    await expect(planner.getByRole('row', { name: /Name the experts/ })).toContainText('unowned')
    await expect(planner.getByRole('row', { name: /Name the experts/ })).toContainText('no date agreed')
    await expect(planner.getByRole('link', { name: 'Courtesy call' })).toBeVisible()
    expect(await faults(planner)).toEqual([])
    await planner.getByRole('link', { name: 'Edit introduction and conclusions' }).click()
    await planner.getByRole('textbox', { name: 'Introduction' }).fill('Зачем они поехали')
    await planner.getByRole('textbox', { name: 'Conclusions' }).fill('What is to be done now')
    expect(await faults(planner)).toEqual([])
    await planner.getByRole('button', { name: 'Save', exact: true }).first().click()
    await expect(planner.getByText('Зачем они поехали')).toBeVisible()
  })

  await test.step('what changes while a manager reads is named, and nothing is signed', async () => {
    await manager.goto(base(visit.id))
    await manager.getByRole('link', { name: 'Sign off…' }).click()
    await expect(manager.getByRole('heading', { level: 1, name: 'Sign off version 1' })).toBeVisible()
    for (const secret of SECRETS) await expect(manager.getByText(secret).first()).toBeVisible()
    expect(await faults(manager)).toEqual([])
    await db().visit.update({ where: { id: visit.id }, data: { purpose: 'To agree on water' } })
    await manager.getByLabel('Note').fill('For the minister')
    await manager.getByRole('button', { name: 'Sign off version 1' }).click()
    await expect(manager.getByRole('alert', { name: 'This cannot be done now' })).toContainText(
      'The facts of the visit',
    )
    // The page shows it now, with what was typed.
    await expect(manager.getByText('To agree on water')).toBeVisible()
    await expect(manager.getByLabel('Note')).toHaveValue('For the minister')
  })

  await test.step('the manager signs, though final readouts are missing, on purpose', async () => {
    await manager.getByRole('button', { name: 'Sign off version 1' }).click()
    const asks = manager.getByRole('alert').filter({ hasText: '2 meetings have no final readout' })
    await asks.getByRole('button').click()
    await expect(manager.getByText(/Version 1 · signed .* Tashkent by /).first()).toBeVisible()
    await expect(manager.getByText('Full copy', { exact: true })).toBeVisible()
    await expect(manager.getByText('To agree on water')).toBeVisible()
    expect(await faults(manager)).toEqual([])
  })

  await test.step('it is printed: version, time and which copy it is on every sheet', async () => {
    await manager.getByRole('link', { name: 'Print', exact: true }).click()
    await expect(manager.getByRole('heading', { level: 1, name: 'Talks on water' })).toBeVisible()
    expect(await faults(manager)).toEqual([])
    const pages = pagesOf(await manager.pdf({ preferCSSPageSize: true }), info.outputPath('report.pdf'))
    for (const [at, text] of (pages ?? []).entries()) {
      expect([at, text.replace(/\s+/g, ' ')]).toEqual([
        at,
        expect.stringMatching(
          new RegExp(`${reference} · Talks on water · Version 1 · signed .* Full copy .*${at + 1} ?/ ?\\d`),
        ),
      ])
    }
  })

  await test.step('and downloaded as Word, with its headings, in every script', async () => {
    await manager.goto(`${base(visit.id)}/versions/1`)
    const word = await wordOf(manager, () => manager.getByRole('link', { name: 'Download Word file' }).click())
    expect(word.name).toBe(`${reference} Visit report, version 1.docx`)
    for (const text of ['Зачем они поехали', '上海市水务局', 'Opening talks', POSITION, ...SECRETS])
      expect(word.body).toContain(text)
    expect(word.body).toContain('<w:pStyle w:val="Heading2"/>')
    expect(word.all).toContain('Full copy')
  })

  await test.step('a correction afterwards shows in what the draft has otherwise', async () => {
    const words = 'Corrected: forty cubic metres'
    await db().readoutSection.update({
      where: { readoutId_key: { readoutId: open.id, key: 'discussion' } },
      data: { doc: docOf(words), text: words },
    })
    await manager.goto(base(visit.id))
    await expect(manager.getByRole('heading', { name: 'What differs from version 1' })).toBeVisible()
    await expect(manager.getByText('Readout: Opening talks')).toBeVisible()
    await expect(manager.getByText(words)).toBeVisible()
    await manager.goto(`${base(visit.id)}/versions/1`)
    await expect(manager.getByText('Обсуждали воду. 讨论了水。')).toBeVisible()
    await expect(manager.getByText(words)).toHaveCount(0)
  })

  await test.step('a viewer’s copy holds nothing restricted: not the page, the paper, nor the Word file', async () => {
    const viewer = await as('viewer')
    const hidden = [...SECRETS, POSITION]
    await viewer.goto(base(visit.id))
    await expect(viewer.getByText('Draft, not signed')).toHaveCount(0)
    await viewer.getByRole('link', { name: 'Version 1', exact: true }).click()
    await expect(viewer.getByText('Copy without restricted parts', { exact: true })).toBeVisible()
    await expect(viewer.getByRole('link', { name: 'Quiet talks' })).toBeVisible()
    await expect(viewer.getByText(/leaves out/)).toHaveCount(0)
    expect(await faults(viewer)).toEqual([])
    const word = await wordOf(viewer, () => viewer.getByRole('link', { name: 'Download Word file' }).click())
    const addresses = [`${base(visit.id)}`, `${base(visit.id)}/versions/1`, `${base(visit.id)}/print`]
    const pages = await Promise.all(addresses.map(async (path) => (await viewer.request.get(path)).text()))
    for (const text of [word.all, ...pages]) for (const secret of hidden) expect(text).not.toContain(secret)
    expect(word.all).toContain('Copy without restricted parts')
    // The draft is for the inside of the office.
    expect((await viewer.request.get(`/api/visit-reports/${visit.id}`)).status()).toBe(404)
  })
})
