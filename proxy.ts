import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { cookieNames, cookieOptions } from '@/lib/auth/cookies'
import { CSRF_HEADER, csrfToken } from '@/lib/auth/csrf'
import { bodyProblem, isChange, isOwnOrigin, isPublicPath, isUnreadSync } from '@/lib/auth/request-guard'
import { PATH_HEADER, signInPath } from '@/lib/auth/return-path'
import {
  CSP_HEADER,
  contentSecurityPolicy,
  FILE_POLICY,
  isFilePath,
  securityHeaders,
} from '@/lib/auth/security-headers'
import { readEnv } from '@/lib/platform/env'

/**
 * Before every request: refuses changes that come from elsewhere or are too large, sets the security headers, and
 * spares signed-out people a page that would send them to sign-in anyway. It guards nothing: pages, queries and
 * commands check the session and its permissions themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const { APP_URL } = readEnv()
  const nonce = randomBytes(16).toString('base64')
  const csp = contentSecurityPolicy(nonce, { development: process.env.NODE_ENV === 'development' })
  const response = refusal(request, APP_URL) ?? toSignIn(request) ?? onward(request, csp)
  for (const [name, value] of Object.entries(securityHeaders(APP_URL, request.nextUrl.pathname)))
    response.headers.set(name, value)
  response.headers.set(CSP_HEADER, isFilePath(request.nextUrl.pathname) ? FILE_POLICY : csp)
  return response
}

function refusal(request: NextRequest, appUrl: string): NextResponse | null {
  if (!isChange(request.method)) return null
  if (!isOwnOrigin(request.headers, appUrl))
    return new NextResponse('Refused: not sent from this site', { status: 403 })
  const { pathname } = request.nextUrl
  if (isUnreadSync(request.headers, pathname, request.cookies.has(cookieNames().session)))
    return NextResponse.json({ reason: 'signedOut' }, { status: 401 })
  const problem = bodyProblem(request.headers, pathname)
  return problem ? new NextResponse('Refused: too large or of unknown length', { status: problem }) : null
}

function toSignIn(request: NextRequest): NextResponse | null {
  const { pathname, search } = request.nextUrl
  if (isChange(request.method) || isPublicPath(pathname) || request.cookies.has(cookieNames().session)) return null
  if (pathname.startsWith('/api/')) return new NextResponse('Sign in first', { status: 401 })
  return NextResponse.redirect(new URL(signInPath(pathname + search), request.nextUrl))
}

function onward(request: NextRequest, csp: string): NextResponse {
  const { pathname, search } = request.nextUrl
  const headers = new Headers(request.headers)
  headers.set(CSP_HEADER, csp)
  headers.set(PATH_HEADER, pathname + search)
  headers.delete(CSRF_HEADER)
  if (pathname !== '/sign-in') return NextResponse.next({ request: { headers } })
  const csrf = csrfToken(request.cookies, cookieNames().csrf, readEnv().SESSION_SECRET)
  headers.set(CSRF_HEADER, csrf.token)
  const response = NextResponse.next({ request: { headers } })
  if (csrf.isNew) response.cookies.set({ ...csrf.cookie, ...cookieOptions() })
  return response
}

export const config = {
  // Everything but the built files, whose names change with their content.
  matcher: '/((?!_next/static|_next/image).*)',
}
