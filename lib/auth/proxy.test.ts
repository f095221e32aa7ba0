import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { proxy } from '@/proxy'

const URL_OF = 'http://localhost:3000'

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:1/nothing'
  process.env.SESSION_SECRET ??= 'a session secret for tests alone, forty-eight long'
})

function send(path: string, { method = 'GET', ...headers }: Record<string, string> = {}) {
  return proxy(new NextRequest(`${URL_OF}${path}`, { method, headers: { host: 'localhost:3000', ...headers } }))
}
/** What the page behind it is told: Next.js carries changed request headers in the answer under this name. */
const told = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`)

describe('every answer', () => {
  it.each([
    ['a page', '/sign-in', {}],
    ['a redirect', '/visits', {}],
    ['a refusal', '/visits', { method: 'POST' }],
    ['an interface', '/api/health', {}],
  ])('carries the security headers: %s', (_words, path, headers) => {
    const answer = send(path, headers as Record<string, string>)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  it('has a nonce of its own, which the page is told', () => {
    const [first, second] = [send('/sign-in'), send('/sign-in')]
    const policy = first.headers.get('content-security-policy')
    expect(policy).not.toBe(second.headers.get('content-security-policy'))
    expect(told(first, 'content-security-policy')).toBe(policy)
  })
})

describe('without a session', () => {
  it('leads from a page to sign-in and back', () => {
    const answer = send('/visits?status=planning')
    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toBe(`${URL_OF}/sign-in?from=%2Fvisits%3Fstatus%3Dplanning`)
  })

  it('answers an interface with 401', () => expect(send('/api/lookup/people').status).toBe(401))

  it('lets a change through to the command, which answers it', () => {
    expect(send('/visits/new', { method: 'POST', origin: URL_OF }).status).toBe(200)
  })
})

describe('a change', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('by %s is refused from elsewhere, on pages and interfaces', (method) => {
    for (const path of ['/visits/new', '/api/sign-out', '/api/auth/callback/credentials']) {
      expect(send(path, { method, origin: 'https://evil.example' }).status).toBe(403)
      expect(send(path, { method }).status).toBe(403)
    }
  })

  it('is refused when it is larger than any form of ours', () => {
    expect(send('/visits/new', { method: 'POST', origin: URL_OF, 'content-length': '3000000' }).status).toBe(413)
  })
})

describe('the page is told', () => {
  it('its own path, whatever the sender says', () => {
    const answer = send('/visits?q=a', { cookie: 'tashrif.session=x', 'x-tashrif-path': '/elsewhere' })
    expect(told(answer, 'x-tashrif-path')).toBe('/visits?q=a')
  })

  it('the token of the sign-in form, once it has a cookie', () => {
    const answer = send('/sign-in', { 'x-tashrif-csrf': 'made up' })
    const [cookie] = answer.cookies.getAll()
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' })
    expect(cookie?.value.split('|')[0]).toBe(told(answer, 'x-tashrif-csrf'))
  })

  it('a token each when two pages open at once, and neither takes the cookie of the other', () => {
    const pages = [send('/sign-in'), send('/sign-in')]
    const cookies = pages.map((page) => page.cookies.getAll()[0])
    const [first, second] = cookies.map((cookie) => cookie?.name)
    expect(first).not.toBe(second)
    const jar = cookies.map((cookie) => `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`).join('; ')
    const third = send('/sign-in', { cookie: jar })
    expect(third.cookies.getAll()).toEqual([])
    expect(pages.map((page) => told(page, 'x-tashrif-csrf'))).toContain(told(third, 'x-tashrif-csrf'))
  })
})
