import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { ROLES, type Role } from '@/lib/auth/permissions'
import { loadMessages } from '@/lib/i18n/load'
import { db } from '@/lib/platform/db'
import { makeReview } from '@/prisma/factories/follow-ups'
import { forgive } from '../fixtures/forms'
import { expect, test } from '../fixtures/people'
import { address, describedVisit, type Ids, restrictedVisit } from './records'
import { PAGES } from './table'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 360, height: 780 }

/** What no reader may meet: the epoch, what a program calls nothing, and the key of a message that is missing. */
const NOT_FOR_READERS = [
  /.{0,20}\b1970\b/,
  /\bundefined\b/,
  /\[object/,
  /\bNaN\b/,
  /Invalid Date/,
  new RegExp(`\\b(?:${Object.keys(loadMessages()).join('|')})\\.[a-z]\\w*(?:\\.\\w+)*`),
]

/** What is wrong with the look of the page as it stands, in words for the report; empty is right. */
async function faults(page: Page, tags: string[]): Promise<string[]> {
  // Legacy: without a window of its own for the result; the pages hold no frames.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wide > 0 ? [...found, `scrolls sideways by ${wide} px`] : found
}

async function wordFaults(page: Page): Promise<string[]> {
  const headings = await page.getByRole('heading', { level: 1 }).count()
  const title = await page.title()
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown is read
  const text = `${title}\n${await page.locator('body').innerText()}`
  return [
    ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
    ...(title.trim() && !title.startsWith('http') ? [] : ['no title in the tab']),
    ...NOT_FOR_READERS.flatMap((words) => text.match(words)?.[0] ?? []),
  ]
}

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What the colours and the width can change; the rest of the page is the same. */
const COLOURS = ['cat.color', 'cat.sensory-and-visual-cues']

/** The page at one address on a desk, light and dark, and on a phone. */
async function look(page: Page, path: string): Promise<string[]> {
  // Without motion: a colour that is still on its way from one scheme to the other is no colour of the page.
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(DESK)
  await page.goto(path)
  // Alive: fields and buttons wait for that.
  await expect(page.locator('fieldset:disabled')).toHaveCount(0)
  const light = [...(await wordFaults(page)), ...(await faults(page, ALL))]
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  // Drawn once in it: on a busy machine what is asked at once is still asked of the other scheme in part.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const dark = await faults(page, COLOURS)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(PHONE)
  const phone = await faults(page, ALL)
  return Object.entries({ light, dark, phone }).flatMap(([view, all]) =>
    all.map((fault) => `${path} ${view}: ${fault}`),
  )
}

/** Each page of the table, with who looks at it: a manager where that may, as that sees most. */
const VIEWS = Object.entries(PAGES).map(([route, { may }]): { route: string; role: Role } => ({
  route,
  role: may.includes('manager') ? 'manager' : (ROLES.find((role) => may.includes(role)) ?? 'viewer'),
}))
const parts = (route: string) => (route.startsWith('/visits') ? 'visits' : 'others')

for (const part of ['visits', 'others'] as const) {
  test(`every page looks right, light and dark, on a desk and on a phone: ${part}`, async ({ as }) => {
    test.setTimeout(240_000)
    const ids = await describedVisit()
    const manager = await as('manager')
    const admin = await as('admin')
    const found: string[] = []
    for (const { route, role } of VIEWS.filter((view) => parts(view.route) === part)) {
      found.push(...(await look(role === 'admin' ? admin : manager, address(route, ids))))
    }
    expect(found).toEqual([])
  })
}

test('a final readout, its correction and a review to decide look right', async ({ as }) => {
  test.setTimeout(120_000)
  const { ids } = await restrictedVisit()
  await db().followUp.update({
    where: { id: ids.followUpId },
    data: { status: 'in_review', submittedAt: new Date() },
  })
  await makeReview(db(), { followUpId: ids.followUpId })
  const routes = ['/readouts/[readoutId]', '/readouts/[readoutId]/correct', '/reviews', '/reviews/[followUpId]']
  expect(await lookAtAll(await as('manager'), routes, ids)).toEqual([])
})

test('the pages of each role look right: its desk and a meeting', async ({ as }) => {
  test.setTimeout(120_000)
  const ids = await describedVisit()
  for (const role of ['viewer', 'staff', 'planner', 'admin'] as const) {
    expect(await lookAtAll(await as(role), ['/', '/meetings/[itemId]'], ids)).toEqual([])
  }
})

async function lookAtAll(page: Page, routes: string[], ids: Ids): Promise<string[]> {
  const found: string[] = []
  for (const route of routes) found.push(...(await look(page, address(route, ids))))
  return found
}

test('where nothing is, where one may not, and before sign-in, pages look right', async ({
  as,
  complaints,
  browser,
  server,
}) => {
  const viewer = await as('viewer')
  const gone = '/visits/00000000-0000-7000-8000-000000000000'
  const inside = ['/admin/users', '/visits/new', gone, `${gone}/hosts`, '/nothing-here']
  const found = []
  for (const path of inside) found.push(...(await look(viewer, path)))
  // The browser itself reports a page that answers 403 or 404.
  forgive(complaints, /Failed to load resource: .* status of 40[34]/)
  const context = await browser.newContext({ baseURL: server.url })
  const nobody = await context.newPage()
  for (const path of ['/sign-in', '/first-admin/used-up', '/set-password/used-up'])
    found.push(...(await look(nobody, path)))
  await context.close()
  expect(found).toEqual([])
})
