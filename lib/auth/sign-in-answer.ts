import { cookies } from 'next/headers'
import { isDatabaseDown } from '@/lib/platform/errors'
import { cookieNames, cookieOptions } from './cookies'
import { safeReturnPath } from './return-path'
import { findLiveSession, revokeSession } from './session'
import type { SignInProblemCode } from './sign-in-problems'
import { sessionIdIn } from './token'

/** Seconds for which the address typed is kept for the next try. */
const EMAIL_KEPT_S = 120

/**
 * Turns next-auth's answer to the sign-in form into ours: on to where the person was going, or back to the form with
 * what is wrong. Every address is a path, so that no host name is trusted.
 */
export async function answerSignIn(
  answer: Response | 'empty',
  typed: { email: string; from: string },
): Promise<Response> {
  const problem: Problem | null =
    answer === 'empty' ? { code: 'empty' } : problemIn(answer.headers.get('location') ?? '')
  const headers = new Headers()
  if (answer !== 'empty') for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  headers.set('location', problem ? backToForm(problem, typed.from) : safeReturnPath(typed.from))
  const jar = await cookies()
  if (problem) jar.set(cookieNames().email, typed.email.slice(0, 300), { ...cookieOptions(), maxAge: EMAIL_KEPT_S })
  else {
    jar.delete({ name: cookieNames().email, ...cookieOptions() })
    await endEarlierSession(jar.get(cookieNames().session)?.value)
  }
  return new Response(null, { status: 303, headers })
}

type Problem = { code: SignInProblemCode; minutes?: number }

/** next-auth names the failure in the query of its error page; a form whose token has gone comes back as `csrf`. */
function problemIn(location: string): Problem | null {
  const query = new URL(location, 'http://localhost').searchParams
  if (query.has('csrf')) return { code: 'again' }
  const error = query.get('error')
  if (error === null) return null
  const wait = /^limited-(\d{1,6})$/.exec(error)
  if (wait) return { code: 'limited', minutes: Math.ceil(Number(wait[1]) / 60) }
  return { code: error === 'wrong' || error === 'CredentialsSignin' ? 'wrong' : 'unavailable' }
}

function backToForm(problem: Problem, from: string): string {
  const query = new URLSearchParams({ problem: problem.code })
  if (problem.minutes) query.set('minutes', String(problem.minutes))
  const path = safeReturnPath(from)
  if (path !== '/') query.set('from', path)
  return `/sign-in?${query}`
}

/** Who signs in over an open session leaves none behind that no cookie reaches. */
async function endEarlierSession(token: string | undefined): Promise<void> {
  const id = await sessionIdIn(token)
  if (!id) return
  try {
    const now = new Date()
    const earlier = await findLiveSession(id, now)
    if (earlier) await revokeSession(earlier.actor.userId, id, now)
  } catch (error) {
    if (!isDatabaseDown(error)) throw error
  }
}
