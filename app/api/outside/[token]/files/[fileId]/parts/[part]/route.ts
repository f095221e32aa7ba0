import { putOutsidePart } from '@/lib/private-links/upload-steps'
import { answerOutside } from '../../../../../answer'

type Params = { params: Promise<{ token: string; fileId: string; part: string }> }

/** PUT: the bytes of one part, counted from 0. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { part, ...upload } = await params
  const n = /^\d{1,4}$/.test(part) ? Number(part) : -1
  return answerOutside(upload.token, async () =>
    putOutsidePart(upload, { n, bytes: new Uint8Array(await request.arrayBuffer()) }, new Date()),
  )
}
