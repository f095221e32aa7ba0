import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { LARGEST_FILE } from '@/lib/files/rules'
import { pdf, photo, program } from '@/lib/files/testing/bytes'
import { db } from '@/lib/platform/db'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeOutcome } from '@/prisma/factories/outcomes'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { faults, faultsAtThisSize } from '../fixtures/faults'
import { cookieFor, expect, test, userOf } from '../fixtures/people'

const add = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.locator('input[type=file][multiple]').setInputFiles(files)
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer })

async function meetingWith(status: 'draft' | 'final') {
  const visit = await makeVisit(db(), { title: `Files ${Date.now()}`, status: 'under_way' })
  const readout = await makeReadout(db(), { visitId: visit.id, status, discussion: 'The hall was shown' })
  const outcome = await makeOutcome(db(), { readoutId: readout.id, text: 'They send the plans' })
  const followUp = await makeFollowUp(db(), {
    outcomeId: outcome.id,
    title: 'Receive the plans',
    status: 'in_progress',
  })
  return { visit, readout, followUp }
}

/** The bytes of what a link gives when it is pressed. */
async function download(page: Page, press: () => Promise<void>) {
  const [coming] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: coming.suggestedFilename(), bytes: readFileSync(await coming.path()) }
}

test('photos and papers of a readout: stripped on the way in, refused with words, looked through, archived', async ({
  as,
}) => {
  test.setTimeout(120_000)
  const { readout } = await meetingWith('draft')
  const page = await as('staff', { phone: true })
  await page.goto(`/readouts/${readout.id}`)
  const section = page.locator('#files')
  await expect(section.getByRole('button', { name: 'Take a photo' })).toBeEnabled()

  await test.step('a photo, a PDF, a program called a PDF, and more than 50 MB, all at once', async () => {
    await add(page, [
      file('IMG_1.jpg', 'image/jpeg', await photo({ width: 1_600, height: 1_200 })),
      file('agreement.pdf', 'application/pdf', program()),
      file('plan.pdf', 'application/pdf', pdf(3)),
    ])
    // A browser hands over no file of 60 MB here: one that says that it is so large does.
    await page.evaluate(
      (size) => {
        const input = document.querySelector<HTMLInputElement>('input[type=file][multiple]')
        const files = new DataTransfer()
        files.items.add(new File([new Uint8Array(size)], 'film.pdf'))
        if (!input) return
        input.files = files.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      },
      LARGEST_FILE + 10 * 1024 * 1024,
    )
    const way = section.getByRole('list', { name: 'On their way' })
    await expect(way.getByText('This file is larger than 50 MB')).toBeVisible()
    await expect(way.getByText('This is a program, whatever its name says')).toBeVisible()
    await expect(section.getByRole('button', { name: 'Open IMG_1.jpg' })).toBeVisible()
    await expect(section.getByRole('button', { name: 'plan.pdf', exact: true })).toBeVisible()
    expect(await faultsAtThisSize(page)).toEqual([])
    await section.getByRole('button', { name: 'Remove from this list: agreement.pdf' }).click()
    await section.getByRole('button', { name: 'Remove from this list: film.pdf' }).click()
    await expect(way).toBeHidden()
  })

  await test.step('what is kept of the photo says nothing of where and with what', async () => {
    await section
      .locator('summary', { has: page.locator('svg') })
      .first()
      .click()
    const { name, bytes } = await download(page, () => section.getByRole('link', { name: 'Download' }).first().click())
    const { width, height, exif } = await sharp(bytes).metadata()
    expect({ name, width, height, exif }).toEqual({ name: 'IMG_1.jpg', width: 1_200, height: 1_600 })
    await page.keyboard.press('Escape')
  })

  await test.step('it gets a caption, is looked through by keyboard, and goes to the archive and back', async () => {
    const more = section.getByLabel('More about IMG_1.jpg')
    await more.click()
    await section.getByRole('button', { name: 'Edit caption' }).click()
    await page.getByRole('dialog').getByLabel('Caption').fill('The hall from inside')
    await page.getByRole('button', { name: 'Save caption' }).click()
    await section.getByRole('button', { name: 'Open The hall from inside' }).click()
    const preview = page.getByRole('dialog')
    await expect(preview.getByText('1 of 4')).toBeVisible()
    expect(await shownWidth(page)).toBe(1_200)
    await page.keyboard.press('ArrowRight')
    await expect(preview.getByRole('heading', { name: 'plan.pdf, page 1' })).toBeVisible()
    await expect.poll(() => shownWidth(page)).toBe(1_130)
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await more.click()
    await section.getByRole('button', { name: 'Archive', exact: true }).first().click()
    await expect(section.getByText('1 archived file')).toBeVisible()
    expect(await faults(page)).toEqual([])
    await section.getByText('1 archived file').click()
    await more.click()
    await section.getByRole('button', { name: 'Restore' }).click()
    await expect(section.getByRole('button', { name: 'Open The hall from inside' })).toBeVisible()
  })
})

const shownWidth = (page: Page) =>
  page
    .getByRole('dialog')
    .getByRole('img')
    .evaluate(async (img: HTMLImageElement) => {
      await img.decode()
      return img.naturalWidth
    })

test('a file is evidence through to its review, and served to those alone who see the follow-up', async ({
  as,
  server,
  request,
}) => {
  test.setTimeout(120_000)
  const { followUp, visit } = await meetingWith('final')
  const staff = await as('staff')
  await staff.goto(`/follow-ups/${followUp.id}`)
  await add(staff, [file('plans as received.pdf', 'application/pdf', pdf(2))])
  const evidence = staff.locator('#evidence')
  await expect(evidence.getByRole('button', { name: 'Open plans as received.pdf' })).toBeVisible()
  expect(await faults(staff)).toEqual([])
  await staff.getByRole('button', { name: 'Submit for review' }).click()
  await expect(staff.locator('main header').getByText('In review', { exact: true })).toBeVisible()

  const manager = await as('manager')
  await manager.goto(`/reviews/${followUp.id}`)
  await manager.getByRole('button', { name: 'Open plans as received.pdf' }).click()
  await expect(manager.getByRole('heading', { name: 'plans as received.pdf, page 1' })).toBeVisible()
  expect(await shownWidth(manager)).toBe(1_130)
  await manager.keyboard.press('Escape')
  await manager.getByRole('button', { name: 'Approve' }).click()
  await expect(manager.getByText(/Approved by/).first()).toBeVisible()

  const { id } = await db().storedFile.findFirstOrThrow({ where: { followUpId: followUp.id } })
  const asked = async (who: 'viewer' | 'staff' | null, as_ = 'original') => {
    const cookie = who && (await cookieFor(await userOf(who), server.url))
    const headers: Record<string, string> = cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}
    return request.get(`${server.url}/api/files/${id}?as=${as_}`, { headers, maxRedirects: 0 })
  }
  const answers = async () => [
    (await asked(null)).status(),
    (await asked('viewer')).status(),
    (await asked('staff')).status(),
  ]
  expect(await answers()).toEqual([401, 200, 200])
  const whole = await asked('viewer')
  expect(whole.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="plans as received.pdf"; filename*=UTF-8\'\'plans%20as%20received.pdf',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect((await whole.body()).equals(pdf(2))).toBe(true)
  expect((await asked('viewer', 'thumbnail')).headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, no-store',
  })
  await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
  expect(await answers()).toEqual([401, 404, 404])
  expect((await asked('viewer', 'thumbnail')).status()).toBe(404)
})
