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
 * Private links of outside bodies and their uploads: no search engine may know one. The page goes on to name itself to
 * this site alone (`same-origin`): with `no-referrer` a browser sends a form without scripts as from nowhere, and it would
 * be refused.
 */
const LINKS = /^\/(report|api\/outside)\//

/**
 * What goes with every answer to a path, over what its handler says. Nothing of a signed-in person's pages is kept by
 * browsers or proxies.
 */
export function securityHeaders(appUrl: string, path: string): Record<string, string> {
  const isFeed = FEEDS.test(path)
  const isLink = LINKS.test(path)
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': isFeed ? 'no-referrer' : 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isLink ? { 'x-robots-tag': 'noindex, nofollow, noarchive' } : {}),
    ...(isFeed ? {} : { 'cache-control': 'private, no-store' }),
    ...(isSecure(appUrl) ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
