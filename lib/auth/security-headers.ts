import { isSecure } from './cookies'

/** Next.js reads the nonce out of this header of the request and puts it on its own scripts. */
export const CSP_HEADER = 'content-security-policy'

/**
 * The policy of one answer. Scripts run by its nonce alone; style attributes stay allowed, which React and the widgets
 * set on elements. `development` adds what the development server needs (eval, inline styles).
 */
export function contentSecurityPolicy(nonce: string, { development }: { development: boolean }): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`
  const styles = development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "script-src-attr 'none'",
    `style-src ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ')
}

/** What people put in is served from here: it runs nothing and asks for nothing, in whatever it is opened. */
const FILES = /^\/api\/files\//
export const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
export const isFilePath = (path: string): boolean => FILES.test(path)

/** Private addresses of calendars: no answer may pass the address on, and each says itself how long it may be kept. */
const FEEDS = /^\/api\/feeds\//

/**
 * What goes with every answer to a path, over what its handler says. Nothing of a signed-in person's pages is kept by
 * browsers or proxies.
 */
export function securityHeaders(appUrl: string, path: string): Record<string, string> {
  const isFeed = FEEDS.test(path)
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': isFeed ? 'no-referrer' : 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isFeed ? {} : { 'cache-control': 'private, no-store' }),
    ...(isSecure(appUrl) ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
