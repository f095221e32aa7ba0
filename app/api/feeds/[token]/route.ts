import { getTranslations } from 'next-intl/server'
import { ADDRESS_HEADER } from '@/lib/auth/peer-address'
import { serveFeed } from '@/lib/calendars/serve-feed'
import { attachment } from '@/lib/platform/attachment'
import { isDatabaseDown } from '@/lib/platform/errors'
import { isUnchanged } from '@/lib/platform/if-none-match'

type Params = { params: Promise<{ token: string }> }

/** What goes with every answer of a private address, beside what proxy.ts says: no search engine may know it. */
const PRIVATE = {
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const

/**
 * GET and HEAD: a person's programme at a private address, without sign-in. 304 by If-None-Match, 404 for whatever is
 * no address, 429 after many of those, 503 while the database is away.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { token: name } = await params
  try {
    const address = request.headers.get(ADDRESS_HEADER) ?? 'unknown'
    const answer = await serveFeed({ name, address }, new Date(), await getTranslations())
    if (answer.kind === 'none') return problem('Not found', 404)
    if (answer.kind === 'limited') return problem('Too many requests', 429, { 'retry-after': `${answer.waitSeconds}` })
    const { bytes, etag, changedAt, fileName } = answer
    const headers = {
      ...PRIVATE,
      etag,
      'cache-control': 'private, max-age=300',
      ...(changedAt ? { 'last-modified': changedAt.toUTCString() } : {}),
    }
    if (isUnchanged(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    const type = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': attachment(fileName) }
    return new Response(Buffer.from(bytes), { headers: { ...headers, ...type } })
  } catch (error) {
    if (isDatabaseDown(error)) return problem('The database cannot be reached', 503, { 'retry-after': '60' })
    throw error
  }
}

const problem = (text: string, status: number, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { ...PRIVATE, ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
