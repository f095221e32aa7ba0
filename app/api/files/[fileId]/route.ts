import { getTranslations } from 'next-intl/server'
import { currentActor } from '@/lib/auth/actor'
import { fileToServe } from '@/lib/files/queries'
import { serveFile } from '@/lib/files/serve'
import { fileStore } from '@/lib/files/store'
import type { Served } from '@/lib/files/types'
import { attachment } from '@/lib/platform/attachment'
import { AppError, isDatabaseDown } from '@/lib/platform/errors'

type Params = { params: Promise<{ fileId: string }> }

const AS: readonly Served[] = ['original', 'preview', 'thumbnail']

/**
 * GET, ?as=original|preview|thumbnail&page=: a file of a record that the reader sees, always to be saved and never kept
 * by a cache. Hidden, absent, archived for a reader without the inside, not finished: all 404.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const actor = await currentActor()
    if (!actor) return problem('Sign in first', 401)
    const file = await fileToServe(actor, (await params).fileId)
    const asked = new URL(request.url).searchParams
    const as = AS.find((one) => one === (asked.get('as') ?? 'original'))
    const answer =
      file && as ? await serveFile(await fileStore(), file, { as, page: Number(asked.get('page') ?? 1) }) : null
    if (answer === null) return problem('Not found', 404)
    if (answer === 'damaged') return problem((await getTranslations('files'))('damaged'), 500)
    return new Response(answer.body, {
      headers: {
        'content-type': answer.type,
        'content-length': String(answer.bytes),
        'content-disposition': attachment(answer.name),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    if (isDatabaseDown(error) || (error instanceof AppError && error.code === 'unavailable'))
      return problem('The database cannot be reached', 503)
    throw error
  }
}

const problem = (text: string, status: number): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
