import { ROLES } from '@/lib/auth/permissions'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { address, describedVisit } from './records'
import { routes } from './sources'

/** What each handler answers to a signed-in person of any role, and to nobody. Signing in and out has its own journey. */
const HANDLERS: Record<string, { path: string; signedIn: number; signedOut: number }> = {
  '/api/auth/[...nextauth]': { path: '/api/auth/csrf', signedIn: 200, signedOut: 200 },
  '/api/briefings': { path: '/api/briefings?with=none', signedIn: 200, signedOut: 401 },
  // Another's, or none, for everybody here; the journey has one's own.
  '/api/bulk/[bulkId]': { path: '/api/bulk/nothing', signedIn: 404, signedOut: 401 },
  '/api/calendars/items/[itemId]': { path: '/api/calendars/items/[itemId]', signedIn: 200, signedOut: 401 },
  '/api/calendars/visits/[visitId]': { path: '/api/calendars/visits/[visitId]', signedIn: 200, signedOut: 401 },
  // Asked by POST, in `journeys/clashes.spec.ts`.
  '/api/clashes': { path: '/api/clashes', signedIn: 405, signedOut: 401 },
  '/api/exports/follow-ups': { path: '/api/exports/follow-ups?format=csv', signedIn: 200, signedOut: 401 },
  // The address is the permission; a session opens none that is wrong.
  '/api/feeds/[token]': { path: '/api/feeds/no-address', signedIn: 404, signedOut: 404 },
  // Uploads go by POST and PUT, and what is served needs a file: in `journeys/files.spec.ts`.
  '/api/files': { path: '/api/files', signedIn: 405, signedOut: 401 },
  '/api/files/[fileId]': { path: '/api/files/nothing', signedIn: 404, signedOut: 401 },
  '/api/files/[fileId]/finish': { path: '/api/files/nothing/finish', signedIn: 405, signedOut: 401 },
  '/api/files/[fileId]/parts': { path: '/api/files/nothing/parts', signedIn: 200, signedOut: 401 },
  '/api/files/[fileId]/parts/[part]': { path: '/api/files/nothing/parts/0', signedIn: 405, signedOut: 401 },
  '/api/health': { path: '/api/health', signedIn: 200, signedOut: 200 },
  '/api/health/live': { path: '/api/health/live', signedIn: 200, signedOut: 200 },
  '/api/health/ready': { path: '/api/health/ready', signedIn: 200, signedOut: 200 },
  // Which visit is not said here.
  '/api/live': { path: '/api/live', signedIn: 404, signedOut: 401 },
  '/api/lookup/follow-ups': { path: '/api/lookup/follow-ups?q=agree', signedIn: 200, signedOut: 401 },
  '/api/lookup/organisations': { path: '/api/lookup/organisations?q=huawei', signedIn: 200, signedOut: 401 },
  '/api/lookup/parties': { path: '/api/lookup/parties?q=huawei', signedIn: 200, signedOut: 401 },
  // Of meetings there are none for who holds none.
  '/api/lookup/review-meetings': { path: '/api/lookup/review-meetings?q=a', signedIn: 200, signedOut: 401 },
  '/api/lookup/people': { path: '/api/lookup/people?q=akmal', signedIn: 200, signedOut: 401 },
  // Of which follow-up is not said here.
  '/api/lookup/watchers': { path: '/api/lookup/watchers?q=a', signedIn: 404, signedOut: 401 },
  '/api/notices': { path: '/api/notices', signedIn: 200, signedOut: 401 },
  // The address is the permission, and a session opens none; what they take goes by POST and PUT, in
  // `journeys/private-link.spec.ts`.
  '/api/outside/[token]/files': { path: '/api/outside/no-link/files', signedIn: 405, signedOut: 405 },
  '/api/outside/[token]/files/[fileId]/finish': {
    path: '/api/outside/no-link/files/nothing/finish',
    signedIn: 405,
    signedOut: 405,
  },
  '/api/outside/[token]/files/[fileId]/parts': {
    path: '/api/outside/no-link/files/nothing/parts',
    signedIn: 404,
    signedOut: 404,
  },
  '/api/outside/[token]/files/[fileId]/parts/[part]': {
    path: '/api/outside/no-link/files/nothing/parts/0',
    signedIn: 405,
    signedOut: 405,
  },
  // Asked by POST, in `journeys/paste-rows.spec.ts`.
  '/api/paste/items': { path: '/api/paste/items', signedIn: 405, signedOut: 401 },
  '/api/paste/members': { path: '/api/paste/members', signedIn: 405, signedOut: 401 },
  // Without METRICS_TOKEN it does not exist; with it a session opens nothing.
  '/api/metrics': { path: '/api/metrics', signedIn: 404, signedOut: 404 },
  // What there is for who may edit it, its journey tells.
  '/api/settle/[itemId]': { path: '/api/settle/nothing', signedIn: 404, signedOut: 401 },
  // Asked by POST, in `journeys/offline-shell.spec.ts`. A device is told why not, so nothing answers before the handler.
  '/api/sync': { path: '/api/sync', signedIn: 405, signedOut: 405 },
  '/api/sync/me': { path: '/api/sync/me', signedIn: 200, signedOut: 401 },
  '/api/sync/readouts/[readoutId]': { path: '/api/sync/readouts/nothing', signedIn: 404, signedOut: 401 },
  '/api/sync/visits': { path: '/api/sync/visits', signedIn: 200, signedOut: 401 },
  '/api/sync/visits/[visitId]': { path: '/api/sync/visits/[visitId]', signedIn: 200, signedOut: 401 },
  // The minutes are a manager's, see `journeys/review-meeting.spec.ts`.
  '/api/review-meetings/[meetingId]': { path: '/api/review-meetings/nothing', signedIn: 404, signedOut: 401 },
  // The same file for everybody.
  '/serwist/[path]': { path: '/serwist/sw.js', signedIn: 200, signedOut: 200 },
  // The draft is not for a viewer, see `journeys/visit-report.spec.ts`.
  '/api/visit-reports/[visitId]': { path: '/api/visit-reports/[visitId]?version=none', signedIn: 404, signedOut: 401 },
  '/api/sign-out': { path: '/api/sign-out', signedIn: 405, signedOut: 405 },
  // Of which readout is not said here.
  '/api/writing': { path: '/api/writing', signedIn: 404, signedOut: 401 },
}

test('every handler has its row', () => {
  expect(Object.keys(HANDLERS).sort()).toEqual(routes('route.ts'))
})

test('each handler answers as the table says, by role and signed out', async ({ server, request }) => {
  const ids = await describedVisit()
  for (const role of [...ROLES, null]) {
    const cookie = role ? await cookieFor(await userOf(role), server.url) : null
    for (const { path, signedIn, signedOut } of Object.values(HANDLERS)) {
      const headers: Record<string, string> = cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}
      const response = await request.get(server.url + address(path, ids), { headers, maxRedirects: 0 })
      expect([role, path, response.status()]).toEqual([role, path, role ? signedIn : signedOut])
    }
  }
})

const FOREIGN: Record<string, string>[] = [{ Origin: 'https://elsewhere.example' }, { 'Sec-Fetch-Site': 'cross-site' }]

test('a change that comes from elsewhere is refused before anything reads it', async ({ server, request }) => {
  const cookie = await cookieFor(await userOf('planner'), server.url)
  for (const path of ['/visits', '/api/sign-out', '/api/sync', '/api/auth/callback/credentials']) {
    for (const headers of FOREIGN) {
      const response = await request.post(server.url + path, {
        headers: { ...headers, Cookie: `${cookie.name}=${cookie.value}` },
        maxRedirects: 0,
      })
      expect([path, response.status()]).toEqual([path, 403])
    }
  }
})

test('a device is told why nothing of what it sent was done', async ({ server, request }) => {
  const [userId, other] = [await userOf('staff'), await userOf('planner')]
  const cookie = await cookieFor(userId, server.url)
  const whole = { v: 1, userId, sentAt: new Date().toISOString(), entries: [] }
  const answers: [string, object | string, boolean, number][] = [
    ['everything', whole, true, 200],
    ['of another version', { v: 2, anything: 'else' }, true, 426],
    ['of somebody else who signed in here before', { ...whole, userId: other }, true, 409],
    ['of no shape', { ...whole, entries: [{ commandId: 'none' }] }, true, 400],
    ['of no kind', 'text', true, 400],
    ['after the session has ended', whole, false, 401],
  ]
  for (const [words, data, signedIn, status] of answers) {
    const response = await request.post(`${server.url}/api/sync`, {
      data: typeof data === 'string' ? JSON.stringify(data) : data,
      headers: {
        Origin: server.url,
        'Content-Type': 'application/json',
        ...(signedIn ? { Cookie: `${cookie.name}=${cookie.value}` } : {}),
      },
    })
    expect([words, response.status(), response.headers()['cache-control']]).toEqual([
      words,
      status,
      'private, no-store',
    ])
  }
})
