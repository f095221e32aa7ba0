import { ROLES } from '@/lib/auth/permissions'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { address, describedVisit, restrictedVisit } from './records'
import { routes } from './sources'
import { OPEN, PAGES } from './table'

test('every page has its row', () => {
  expect([...Object.keys(PAGES), ...OPEN].sort()).toEqual(routes('page.tsx'))
})

test('signed out, each page leads to sign-in and back', async ({ server, request }) => {
  const ids = await describedVisit()
  for (const route of Object.keys(PAGES)) {
    const path = address(route, ids)
    const response = await request.get(server.url + path, { maxRedirects: 0 })
    expect([path, response.status()]).toEqual([path, 307])
    const target = new URL(response.headers().location ?? '', server.url)
    expect([target.pathname, target.searchParams.get('from') ?? '/']).toEqual(['/sign-in', path])
  }
  // A cookie that is no session is nobody's.
  const forged = await request.get(`${server.url}/visits`, {
    headers: { Cookie: 'tashrif.session=forged' },
    maxRedirects: 0,
  })
  expect(forged.status()).toBe(307)
})

for (const role of ROLES) {
  test(`as ${role}, each page opens or is refused as the table says`, async ({ server, request }) => {
    test.setTimeout(120_000)
    const ids = await describedVisit()
    const { name, value } = await cookieFor(await userOf(role), server.url)
    const found: [string, number][] = []
    const expected: [string, number][] = []
    for (const [route, { may, hides, onDraft = 200 }] of Object.entries(PAGES)) {
      const response = await request.get(server.url + address(route, ids), {
        headers: { Cookie: `${name}=${value}` },
        maxRedirects: 0,
      })
      found.push([route, response.status()])
      expected.push([route, may.includes(role) ? onDraft : hides ? 404 : 403])
    }
    expect(found).toEqual(expected)
  })
}

test('what hangs on a restricted visit does not exist but for managers and its team', async ({ server, request }) => {
  test.setTimeout(120_000)
  const { ids, member, words } = await restrictedVisit()
  const hanging = Object.keys(PAGES).filter((route) => /\[(visit|item|readout|outcome|followUp)Id\]/.test(route))
  for (const who of [...ROLES, member]) {
    const role = typeof who === 'string' ? who : who.role
    const { name, value } = await cookieFor(typeof who === 'string' ? await userOf(who) : who.id, server.url)
    const get = (path: string) =>
      request.get(server.url + path, { headers: { Cookie: `${name}=${value}` }, maxRedirects: 0 })
    const sees = who === member || role === 'manager'
    for (const route of hanging) {
      const status = (await get(address(route, ids))).status()
      const may = PAGES[route]?.may.includes(role) ?? false
      // Without the permission for the page 403 says nothing of the record; with it the record is not there.
      const refused = may ? [404] : [403, 404]
      expect([role, route, status, sees && may ? status < 400 : refused.includes(status)]).toEqual([
        role,
        route,
        status,
        true,
      ])
    }
    for (const path of [
      '/visits',
      '/outcomes',
      '/follow-ups',
      '/follow-ups?unowned=1',
      `/search?q=${words}`,
      '/',
      '/admin/audit',
    ]) {
      const text = await (await get(path)).text()
      if (!sees)
        expect([role, path, text.replaceAll(`value="${words}"`, '').split(`>${words} `).length - 1]).toEqual([
          role,
          path,
          0,
        ])
    }
  }
})
