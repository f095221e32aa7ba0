import { readEnv } from '@/lib/platform/env'

/**
 * Each cookie is named here. Over https the names carry `__Host-`, which a browser takes only with Secure, on `/`,
 * and from this very host; on http://localhost such a cookie would vanish in some browsers.
 */
export function cookieNames(appUrl: string = readEnv().APP_URL) {
  const prefix = isSecure(appUrl) ? '__Host-' : ''
  return {
    session: `${prefix}tashrif.session`,
    /** What the names of the sign-in form's cookies begin with (`lib/auth/csrf`). */
    csrf: `${prefix}tashrif.csrf`,
    callback: `${prefix}tashrif.callback`,
    /** The address typed at a sign-in that failed, for the next try. */
    email: `${prefix}tashrif.email`,
  } as const
}

/** What every cookie is set with: out of reach of scripts, not sent along from other sites' forms. */
export function cookieOptions(appUrl: string = readEnv().APP_URL) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(appUrl) } as const
}

/** Whether people reach the installation by https. */
export const isSecure = (appUrl: string): boolean => appUrl.startsWith('https://')
