import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { Notice } from '@/components/ui/notice'
import { currentActor } from '@/lib/auth/actor'
import { cookieNames } from '@/lib/auth/cookies'
import { CSRF_HEADER } from '@/lib/auth/csrf'
import { safeReturnPath } from '@/lib/auth/return-path'
import { SIGN_IN_PROBLEMS, type SignInProblemCode } from '@/lib/auth/sign-in-problems'
import { AppError } from '@/lib/platform/errors'

type Query = Record<string, string | string[] | undefined>

export async function generateMetadata({ searchParams }: { searchParams: Promise<Query> }): Promise<Metadata> {
  const t = await getTranslations()
  const title = t('auth.signIn.title')
  return { title: problemIn(await searchParams) ? t('form.errorPrefix', { title }) : title }
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const from = safeReturnPath(query.from)
  if (await isSignedIn()) redirect(from)
  const t = await getTranslations('auth.signIn')
  const problem = problemIn(query)
  const jar = await cookies()
  return (
    <>
      <h1 className="mb-4 text-2xl">{t('title')}</h1>
      {problem === null && query.done === 'password' ? <Notice tone="success">{t('passwordSet')}</Notice> : null}
      {problem === null && query.done === 'admin' ? <Notice tone="success">{t('adminMade')}</Notice> : null}
      {problem === null && from !== '/' ? <p className="mb-4 text-muted">{t('afterwards')}</p> : null}
      <SignInForm
        csrfToken={(await headers()).get(CSRF_HEADER) ?? ''}
        from={from}
        email={problem ? (jar.get(cookieNames().email)?.value ?? '') : ''}
        problem={problem ? t(`problem.${problem}`, { minutes: minutesIn(query) }) : null}
      />
      <p className="mt-5 text-sm text-muted">{t('forgotten')}</p>
    </>
  )
}

/** A database that is down must not hide the form: signing in then says so itself. */
async function isSignedIn(): Promise<boolean> {
  try {
    return (await currentActor()) !== null
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function problemIn(query: Query): SignInProblemCode | null {
  return SIGN_IN_PROBLEMS.find((code) => code === query.problem) ?? null
}

function minutesIn(query: Query): number {
  const minutes = Number(query.minutes)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 60 ? minutes : 15
}
