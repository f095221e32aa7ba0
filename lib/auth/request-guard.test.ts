import { describe, expect, it } from 'vitest'
import {
  bodyProblem,
  isChange,
  isOwnOrigin,
  isPublicPath,
  isUnreadSync,
  LARGEST_BODY,
  LARGEST_SYNC,
} from './request-guard'

const HTTPS = 'https://visits.example'
const LOCAL = 'http://localhost:3000'
const sent = (headers: Record<string, string>) => new Headers(headers)

describe('the origin of a change', () => {
  it.each([
    ['our own origin', HTTPS, { origin: HTTPS }, true],
    ['another site', HTTPS, { origin: 'https://evil.example' }, false],
    ['our host by plain http', HTTPS, { origin: 'http://visits.example' }, false],
    ['our host on another port', HTTPS, { origin: 'https://visits.example:8443' }, false],
    ['a host that begins as ours does', HTTPS, { origin: 'https://visits.example.evil.example' }, false],
    ['an opaque origin', HTTPS, { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    ['an origin that is none', HTTPS, { origin: 'visits' }, false],
    ['no origin, and the browser says it is ours', HTTPS, { 'sec-fetch-site': 'same-origin' }, true],
    ['no origin, and the browser says it is a sibling', HTTPS, { 'sec-fetch-site': 'same-site' }, false],
    ['no origin, and the browser says it is not', HTTPS, { 'sec-fetch-site': 'cross-site' }, false],
    ['no word on where it is from', HTTPS, {}, false],
    ['another loopback name of this machine', LOCAL, { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['another server of this machine', LOCAL, { origin: 'http://localhost:4000', host: 'localhost:3000' }, false],
    [
      'a name that was made to lead here',
      LOCAL,
      { origin: 'http://evil.example:3000', host: 'evil.example:3000' },
      false,
    ],
    ['a loopback page against a real installation', HTTPS, { origin: LOCAL, host: 'localhost:3000' }, false],
  ])('%s', (_words, appUrl, headers, own) => {
    expect(isOwnOrigin(sent(headers as Record<string, string>), appUrl)).toBe(own)
  })
})

describe('a body', () => {
  it.each([
    ['at the limit', { 'content-length': String(LARGEST_BODY) }, null],
    ['one byte over', { 'content-length': String(LARGEST_BODY + 1) }, 413],
    ['of a length that is no number', { 'content-length': '-1' }, 413],
    ['of unknown length', { 'transfer-encoding': 'chunked' }, 411],
    ['that is not there', {}, null],
  ])('%s', (_words, headers, answer) => {
    expect(bodyProblem(sent(headers as Record<string, string>))).toBe(answer)
  })
})

it('may be larger where a device sends what it has written, and there alone', () => {
  const large = sent({ 'content-length': String(LARGEST_SYNC) })
  const larger = sent({ 'content-length': String(LARGEST_SYNC + 1) })
  expect([bodyProblem(large, '/api/sync'), bodyProblem(larger, '/api/sync')]).toEqual([null, 413])
  expect(['/api/sync/me', '/api/syncs', '/visits'].map((path) => bodyProblem(large, path))).toEqual([413, 413, 413])
})

it('is not read where a device without a session sends more than a page may', () => {
  const of = (size: number) => sent({ 'content-length': String(size) })
  const [small, large] = [of(LARGEST_BODY), of(LARGEST_BODY + 1)]
  expect(isUnreadSync(large, '/api/sync', false)).toBe(true)
  expect([
    isUnreadSync(small, '/api/sync', false),
    isUnreadSync(large, '/api/sync', true),
    isUnreadSync(large, '/visits', false),
  ]).toEqual([false, false, false])
})

it('takes the changing methods for changes, in any case', () => {
  expect(['POST', 'put', 'PATCH', 'DELETE'].every(isChange)).toBe(true)
  expect(['GET', 'HEAD', 'OPTIONS'].some(isChange)).toBe(false)
})

describe('paths without a session', () => {
  it.each([
    '/sign-in',
    '/set-password/x',
    '/first-admin/x',
    '/api/auth/callback/credentials',
    '/api/feeds/x.ics',
    '/api/health',
    '/api/health/live',
    '/api/health/ready',
    '/api/metrics',
    '/report/x',
    '/api/outside/x/files',
    '/icon.svg',
  ])('%s is open', (path) => expect(isPublicPath(path)).toBe(true))
  it.each([
    '/',
    '/visits',
    '/sign-in-here',
    '/api/lookup/people',
    '/api/authority',
    '/api/feedsome',
    '/reports',
    '/reports/agreed',
    '/api/outsiders',
    '/api/calendars/visits/x',
    '/visits/icon.svg',
    '/admin/sign-in',
  ])('%s is not', (path) => expect(isPublicPath(path)).toBe(false))
})
