import type { Role } from '@/lib/auth/permissions'
import { type Ask, ask } from './load'

/** Cookies as one header. */
export type Jar = string

const FORM = '/sign-in'
const POST = '/api/auth/callback/credentials'

/** The form with its token, as a person gets it. */
async function openForm(url: string): Promise<{ token: string; jar: Jar }> {
  const { text, headers } = await ask(url, { path: FORM })
  const [, token] = /name="csrfToken" value="([^"]+)"/.exec(text) ?? []
  if (!token) throw new Error('The sign-in form has no token.')
  return { token, jar: cookiesIn(headers['set-cookie']) }
}

/** The post of the form, ready to be sent many times. */
export async function signInRequest(url: string, email: string, password: string): Promise<Ask> {
  const { token, jar } = await openForm(url)
  return {
    path: POST,
    method: 'POST',
    status: 303,
    headers: {
      Cookie: jar,
      Origin: new URL(url).origin,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken: token, callbackUrl: '/', email, password }).toString(),
  }
}

/** Signs in over HTTP as people do. @throws Error when it is refused. */
export async function signIn(url: string, email: string, password: string): Promise<Jar> {
  const answer = await ask(url, await signInRequest(url, email, password))
  const jar = cookiesIn(answer.headers['set-cookie'])
  if (answer.status !== 303 || !/\.session=/.test(jar))
    throw new Error(`${email} could not sign in: ${answer.status} to ${String(answer.headers.location)}`)
  return jar
}

function cookiesIn(lines: unknown): Jar {
  const given = Array.isArray(lines) ? (lines as string[]) : []
  return given.map((line) => line.split(';')[0]).join('; ')
}

/** The cookies of one person of each role. */
export type Jars = Record<Role, Jar>
