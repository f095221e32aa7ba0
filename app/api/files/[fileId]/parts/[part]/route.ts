import { putPart } from '@/lib/files/upload-steps'
import { answerUpload } from '../../../answer'

type Params = { params: Promise<{ fileId: string; part: string }> }

/** PUT: the bytes of one part, counted from 0. */
export const PUT = (request: Request, { params }: Params) =>
  answerUpload(async (actor) => {
    const { fileId, part } = await params
    const n = /^\d{1,4}$/.test(part) ? Number(part) : -1
    return putPart(actor, fileId, n, new Uint8Array(await request.arrayBuffer()))
  })
