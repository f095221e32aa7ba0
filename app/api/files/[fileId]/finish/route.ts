import { finishUpload } from '@/lib/files/upload-steps'
import { answerUpload, sentJson } from '../../answer'

type Params = { params: Promise<{ fileId: string }> }

/** POST: all parts were sent. */
export const POST = (request: Request, { params }: Params) =>
  answerUpload(async (actor) => finishUpload(actor, (await params).fileId, await sentJson(request), new Date()))
