import { finishOutsideUpload } from '@/lib/private-links/upload-steps'
import { answerOutside, sentJson } from '../../../../answer'

type Params = { params: Promise<{ token: string; fileId: string }> }

/** POST: all parts were sent. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const upload = await params
  return answerOutside(upload.token, async () => finishOutsideUpload(upload, await sentJson(request), new Date()))
}
