import { currentSessionUntouched } from '@/lib/auth/actor'
import { isUnavailable } from '@/lib/platform/errors'

/**
 * GET: how many notices the reader has not read, for the bell of a page that stays open. One indexed query, which does
 * not count as the person being there.
 */
export async function GET(): Promise<Response> {
  try {
    const session = await currentSessionUntouched()
    if (!session) return new Response(null, { status: 401 })
    return Response.json({ unread: session.unread }, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (isUnavailable(error)) return new Response(null, { status: 503 })
    throw error
  }
}
