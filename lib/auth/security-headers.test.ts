import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, securityHeaders } from './security-headers'

const policy = Object.fromEntries(
  contentSecurityPolicy('abc', { development: false })
    .split('; ')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
)

describe('the content security policy', () => {
  it('runs scripts and styles by the nonce alone', () => {
    expect(policy['script-src']).toBe("'self' 'nonce-abc' 'strict-dynamic'")
    expect(policy['style-src']).toBe("'self' 'nonce-abc'")
    expect(policy['script-src-attr']).toBe("'none'")
  })

  it('names no other origin', () => {
    expect(Object.values(policy).join(' ')).not.toMatch(/https?:|\*|unsafe-eval/)
  })

  it('lets nobody frame it, move its base or take its forms', () => {
    expect(policy).toMatchObject({
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'object-src': "'none'",
    })
  })
})

it('asks for https from then on where it is served by https', () => {
  expect(securityHeaders('https://visits.example', '/')['strict-transport-security']).toBe('max-age=31536000')
  expect(securityHeaders('http://localhost:3000', '/')).not.toHaveProperty('strict-transport-security')
})

it('lets nothing be kept', () => {
  expect(securityHeaders('https://visits.example', '/')['cache-control']).toBe('private, no-store')
})

it('lets the private address of a calendar travel nowhere, and its own answer say how long it keeps', () => {
  const feed = securityHeaders('https://visits.example', '/api/feeds/x.ics')
  expect(feed['referrer-policy']).toBe('no-referrer')
  expect(feed).not.toHaveProperty('cache-control')
  expect(feed['x-content-type-options']).toBe('nosniff')
  expect(securityHeaders('https://visits.example', '/visits/api/feeds/x')['referrer-policy']).toBe('same-origin')
})

it('keeps the private links of outside bodies out of searches and caches, and names their pages to this site alone', () => {
  for (const path of ['/report/x', '/api/outside/x/files'])
    expect(securityHeaders('https://visits.example', path)).toMatchObject({
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    })
  expect(securityHeaders('https://visits.example', '/reports')).not.toHaveProperty('x-robots-tag')
})
