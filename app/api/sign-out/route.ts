import { signOut } from '@/lib/auth/sign-out'

/** A plain form's post (`SignOutForm`); works before the page is alive. Its origin is checked in `proxy.ts`. */
export async function POST(): Promise<Response> {
  await signOut(new Date())
  return new Response(null, { status: 303, headers: { location: '/sign-in' } })
}
