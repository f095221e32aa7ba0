import { currentSessionUntouched } from '@/lib/auth/actor'
import { bulkProgress } from '@/lib/follow-ups/bulk/queries'
import { isUnavailable } from '@/lib/platform/errors'

/**
 * GET: how far one's own bulk change is, for its page that stays open. One indexed query, which does not count as the
 * person being there; another's is 404.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ bulkId: string }> }): Promise<Response> {
  try {
    const session = await currentSessionUntouched()
    if (!session) return new Response(null, { status: 401 })
    const progress = await bulkProgress(session.actor, (await params).bulkId)
    if (!progress) return new Response(null, { status: 404 })
    return Response.json(progress, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    if (isUnavailable(error)) return new Response(null, { status: 503 })
    throw error
  }
}
