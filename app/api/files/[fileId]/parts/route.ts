import { askParts } from '@/lib/files/upload-steps'
import { answerUpload } from '../../answer'

type Params = { params: Promise<{ fileId: string }> }

/** GET: which parts of one's own upload are here. */
export const GET = (_request: Request, { params }: Params) =>
  answerUpload(async (actor) => askParts(actor, (await params).fileId))
