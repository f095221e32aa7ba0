import { db } from '@/lib/platform/db'
import { makeUser } from '@/prisma/factories/accounts'
import { describedVisit } from '../access/records'
import { actionDoors, routes } from '../access/sources'
import { forgive } from '../fixtures/forms'
import { cookieFor, expect, test } from '../fixtures/people'

/** What only a developer should read. */
const INSIDES =
  /PrismaClient|invalid input syntax|\bSELECT\b.+\bFROM\b|node_modules|at .+\.js:\d+:\d+|\b(?:22P02|22021)\b/s
const REGISTERS = [
  '/visits',
  '/follow-ups',
  '/outcomes',
  '/reviews',
  '/organisations',
  '/people',
  '/search',
  '/admin/users',
  '/admin/audit',
]
const NONSENSE = ['not-a-uuid', '0', "'%20OR%201=1", '%00', '00000000-0000-0000-0000-000000000000', 'x'.repeat(3_000)]

/** One page whatever the address says: the shell of the road asks nothing of the database. */
const SHELL = '/road/[[...screen]]'

const everybody = async () => makeUser(db(), { roles: ['viewer', 'staff', 'planner', 'manager', 'admin'] })

test('an address with nonsense for an id is "Not found", and shows no insides', async ({ server, request }) => {
  test.setTimeout(180_000)
  const { name, value } = await cookieFor((await everybody()).id, server.url)
  const found: string[] = []
  for (const route of routes('page.tsx').filter((one) => one.includes('[') && one !== SHELL)) {
    for (const id of NONSENSE) {
      const path = route.replace(/\[\w+\]/g, id)
      const response = await request.get(server.url + path, {
        headers: { Cookie: `${name}=${value}` },
        maxRedirects: 0,
      })
      const text = await response.text()
      const expected = /token/.test(route) ? [200, 404] : [404]
      if (!expected.includes(response.status()) || INSIDES.test(text)) {
        found.push(`${response.status()} ${path.slice(0, 100)} ${INSIDES.exec(text)?.[0].slice(0, 80) ?? ''}`)
      }
    }
  }
  expect(found).toEqual([])
})

test('a register with nonsense in its filters still opens, and shows no insides', async ({ server, request }) => {
  test.setTimeout(180_000)
  const { name, value } = await cookieFor((await everybody()).id, server.url)
  const names = ['q', 'after', 'before', 'status', 'due', 'year', 'visit', 'lead', 'officer', 'type', 'owedBy', 'sort']
  const words = [
    'garbage',
    '%00',
    'a%00b',
    '2027-99-99.not-a-uuid',
    "'%22%5C;--",
    '%25_%5C',
    '%EF%BF%BD%F0%9F%98%80',
    'x'.repeat(500),
    '-1',
  ]
  const found: string[] = []
  for (const register of REGISTERS) {
    const queries = words.flatMap((word) => [
      `q=${word}`,
      names.map((one) => `${one}=${word}`).join('&'),
      `q=a&q=${word}&status=a&status=${word}`,
    ])
    for (const query of queries) {
      const response = await request.get(`${server.url}${register}?${query}`, {
        headers: { Cookie: `${name}=${value}` },
        maxRedirects: 0,
      })
      const text = await response.text()
      if (response.status() !== 200 || INSIDES.test(text)) {
        found.push(
          `${response.status()} ${register}?${query.slice(0, 60)} ${INSIDES.exec(text)?.[0].slice(0, 80) ?? ''}`,
        )
      }
    }
  }
  expect(found).toEqual([])
})

test('an address that cannot be read is no failure of the server', async ({ server, request }) => {
  const { name, value } = await cookieFor((await everybody()).id, server.url)
  for (const path of ['/%', '/%E0%A4%A', '/visits?q=%E0%A4%A', '/api/lookup/people?q=%00', '/sign-in?from=%00']) {
    const response = await request.get(server.url + path, { headers: { Cookie: `${name}=${value}` }, maxRedirects: 0 })
    expect([path, response.status() < 500, INSIDES.test(await response.text())]).toEqual([path, true, false])
  }
})

test('an id that is no text at all shows no insides', async ({ server, request }) => {
  // Next.js itself refuses it, before anything of ours is asked.
  const response = await request.get(`${server.url}/visits/%E0%A4%A`, { maxRedirects: 0 })
  expect(response.ok()).toBe(false)
  expect((await response.text()).length).toBeLessThan(100)
})

test('a change with nonsense in it, or of no known kind, shows no insides; one that is too large is not read', async ({
  server,
  request,
}) => {
  const { name, value } = await cookieFor((await everybody()).id, server.url)
  const known = actionDoors().get('createVisit')?.id ?? ''
  const send = (action: string, data: string) =>
    request.post(`${server.url}/visits/new`, {
      headers: {
        Origin: server.url,
        Cookie: `${name}=${value}`,
        'Next-Action': action,
        'Content-Type': 'text/plain;charset=UTF-8',
      },
      data,
      maxRedirects: 0,
    })
  const NOT_INPUT = [
    '',
    'garbage',
    '[',
    '[]',
    '[null]',
    '["\\u0000"]',
    '[{"__proto__":{"a":1}}]',
    '["$F1","$B1","$Q9"]',
  ]
  for (const data of NOT_INPUT) {
    for (const action of [known, known.replace(/^../, '00'), 'nonsense']) {
      const response = await send(action, data)
      expect([data, action, INSIDES.test(await response.text())]).toEqual([data, action, false])
    }
  }
  expect((await send(known, `["${'x'.repeat(2.5 * 1024 * 1024)}"]`)).status()).toBe(413)
})

test('every page brings the headers that lock it', async ({ server, request }) => {
  const { name, value } = await cookieFor((await everybody()).id, server.url)
  const nonces: string[] = []
  for (const path of ['/', '/visits', '/visits/not-a-uuid', '/sign-in', '/api/health', '/api/lookup/people?q=a']) {
    const response = await request.get(server.url + path, { headers: { Cookie: `${name}=${value}` }, maxRedirects: 0 })
    const headers = response.headers()
    const policy = headers['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    nonces.push(nonce)
    expect(nonce.length).toBeGreaterThan(20)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/script-src [^;]*unsafe/)
    expect([path, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
      path,
      'nosniff',
      'same-origin',
    ])
    expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')])
    expect(headers['x-powered-by']).toBeUndefined()
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  }
  expect(new Set(nonces).size).toBe(nonces.length)
})

test('a page of another origin can neither frame a page nor sign a person out', async ({ as, server, complaints }) => {
  const page = await as('viewer')
  await page.goto('/visits')
  await page.route('http://elsewhere.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${server.url}/api/sign-out"><button>Win a prize</button></form>
        <iframe title="The visits" src="${server.url}/visits"></iframe>`,
    }),
  )
  await page.goto('http://elsewhere.example/')
  // Instead of the page the frame holds the browser's own refusal.
  await expect.poll(() => page.frames().map((frame) => frame.url())).toContain('chrome-error://chromewebdata/')
  const answer = page.waitForResponse(`${server.url}/api/sign-out`)
  await page.getByRole('button', { name: 'Win a prize' }).click()
  expect((await answer).status()).toBe(403)
  await page.goto(`${server.url}/visits`)
  await expect(page.getByRole('heading', { level: 1, name: 'Visits' })).toBeVisible()
  // The browser notes the frame that it did not show and the 403.
  forgive(complaints, /frame-ancestors|Framing|X-Frame-Options|status of 403|chrome-error/)
})

test('a walk over the main pages asks nothing of another origin', async ({ as, server }) => {
  test.setTimeout(120_000)
  const { visitId, itemId, outcomeId, followUpId, organisationId, personId, readoutId } = await describedVisit()
  const page = await as(await everybody())
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== server.url && !['data:', 'blob:'].includes(url.protocol)) elsewhere.push(request.url())
  })
  const sections = ['', '/delegation', '/hosts', '/programme', '/readouts', '/follow-ups', '/team', '/history', '/edit']
  const pages = [
    ...['/', '/visits/new', '/account', ...REGISTERS],
    ...sections.map((section) => `/visits/${visitId}${section}`),
    ...[`/meetings/${itemId}`, `/readouts/${readoutId}`, `/outcomes/${outcomeId}`, `/follow-ups/${followUpId}`],
    ...[`/organisations/${organisationId}`, `/people/${personId}`, `/visits/${visitId}/programme/print`],
  ]
  for (const path of pages) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  expect(elsewhere).toEqual([])
})
