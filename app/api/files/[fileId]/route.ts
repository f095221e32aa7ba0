import { fileToServe } from '@/lib/files/queries'
import { serveFile } from '@/lib/files/serve'
import { fileStore } from '@/lib/files/store'
import type { Served } from '@/lib/files/types'
import { answerFile } from '../../answer-file'

type Params = { params: Promise<{ fileId: string }> }

const AS: readonly Served[] = ['original', 'preview', 'thumbnail']

/**
 * GET, ?as=original|preview|thumbnail&page=: a file of a record that the reader sees, always to be saved and never kept
 * by a cache. Hidden, absent, archived for a reader without the inside, not finished: all 404.
 */
export const GET = (request: Request, { params }: Params): Promise<Response> =>
  answerFile(async (actor, t) => {
    const file = await fileToServe(actor, (await params).fileId)
    const asked = new URL(request.url).searchParams
    const as = AS.find((one) => one === (asked.get('as') ?? 'original'))
    if (!file || !as) return null
    const served = await serveFile(await fileStore(), file, { as, page: Number(asked.get('page') ?? 1) })
    if (served === 'damaged') return { wrong: t('files.damaged') }
    return served && { body: served.body, mediaType: served.type, fileName: served.name, size: served.bytes }
  })
