import { cookies, headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { AppError, isDatabaseDown } from '@/lib/platform/errors'
import { cookieNames } from './cookies'
import { type Actor, can, type Permission } from './permissions'
import { PATH_HEADER, signInPath } from './return-path'
import { findLiveSession, type LiveSession } from './session'
import { sessionIdIn } from './token'

/**
 * The session of this request, checked against its row; once a request, however many ask.
 * @throws AppError `unavailable` when the database cannot be reached
 */
export const currentSession = cache(() => sessionOfRequest({ touch: true }))

/**
 * The same for what a page sends by itself, over and over: nobody is there because of that.
 * @throws AppError `unavailable` when the database cannot be reached
 */
export const currentSessionUntouched = cache(() => sessionOfRequest({ touch: false }))

async function sessionOfRequest({ touch }: { touch: boolean }): Promise<LiveSession | null> {
  const jar = await cookies()
  const id = await sessionIdIn(jar.get(cookieNames().session)?.value)
  if (!id) return null
  try {
    return await findLiveSession(id, new Date(), undefined, { touch })
  } catch (error) {
    if (isDatabaseDown(error)) throw new AppError('unavailable')
    throw error
  }
}

/**
 * Who acts in this request, or null when nobody is signed in.
 * @throws AppError `unavailable` when the database cannot be reached
 */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null
}

/**
 * Who acts, for a page: signed out leads to sign-in and back, without the permission it is the forbidden page.
 * @throws AppError `unavailable` when the database cannot be reached
 */
export async function requireActor(permission?: Permission): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect(signInPath((await headers()).get(PATH_HEADER)))
  if (permission && !can(actor, permission)) forbidden()
  return actor
}
