import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { readEnv } from '@/lib/platform/env'
import { logger } from '@/lib/platform/logger'
import { cookieNames, cookieOptions } from './cookies'
import { ADDRESS_HEADER } from './peer-address'
import { safeReturnPath } from './return-path'
import { signIn } from './sign-in'

/** How a failed sign-in travels through next-auth, which carries an Error's message and no more. */
export class SignInProblem extends Error {}

/**
 * next-auth, told everything that it would otherwise guess. It checks the form's token, calls `signIn` and writes the
 * cookie; whether a session lives is asked of its row alone (`lib/auth/session`).
 * @param csrfCookie the name of the cookie that the form's token is compared with.
 */
export function authOptions(csrfCookie: string = cookieNames().csrf): AuthOptions {
  const { SESSION_SECRET, SESSION_ABSOLUTE_HOURS, APP_URL } = readEnv()
  // Else it takes the origin from its own default; our answers name no origin, only its checks read this.
  process.env.NEXTAUTH_URL ??= APP_URL
  const names = cookieNames(APP_URL)
  const options = cookieOptions(APP_URL)
  return {
    secret: SESSION_SECRET,
    useSecureCookies: options.secure,
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: csrfCookie, options },
      callbackUrl: { name: names.callback, options },
    },
    session: { strategy: 'jwt', maxAge: SESSION_ABSOLUTE_HOURS * 3600 },
    jwt: { maxAge: SESSION_ABSOLUTE_HOURS * 3600 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [credentials()],
    callbacks: {
      // The whole token: no name, no address of mail.
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      redirect: ({ url }) => safeReturnPath(url),
    },
    logger: {
      error: (code) => logger.error({ code }, 'next-auth'),
      warn: (code) => logger.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  }
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (given, request) => {
      const address = String(request.headers?.[ADDRESS_HEADER] ?? 'unknown')
      const pair = { email: given?.email ?? '', password: given?.password ?? '', address }
      const result = await signIn(pair, new Date())
      if (result.ok) return { id: result.sessionId }
      throw new SignInProblem(result.problem === 'limited' ? `limited-${result.waitSeconds}` : result.problem)
    },
  })
}
