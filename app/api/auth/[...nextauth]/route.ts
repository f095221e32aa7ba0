import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { cookieNames } from '@/lib/auth/cookies'
import { csrfCookieName } from '@/lib/auth/csrf'
import { authOptions } from '@/lib/auth/options'
import { answerSignIn } from '@/lib/auth/sign-in-answer'

type Context = { params: Promise<{ nextauth: string[] }> }

const missing = () => new Response('Not found', { status: 404 })

/** The sign-in form's post. Nothing else of next-auth is open: sessions are our rows, signing out is `/api/sign-out`. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (nextauth.join('/') !== 'callback/credentials') return missing()
  const form = new URLSearchParams(await request.clone().text())
  const typed = { email: form.get('email') ?? '', from: form.get('callbackUrl') ?? '/' }
  if (typed.email.trim() === '' || !form.get('password')) return await answerSignIn('empty', typed)
  const csrfCookie = csrfCookieName(form.get('csrfToken'), request.cookies, cookieNames().csrf)
  return await answerSignIn(await NextAuth(request, context, authOptions(csrfCookie)), typed)
}

/** The form's token, for clients that sign in without the page. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  return nextauth.join('/') === 'csrf' ? await NextAuth(request, context, authOptions()) : missing()
}
