import { readEnv } from '@/lib/platform/env'
import { minutesFile } from '@/lib/review-meetings/download'
import { answerFile } from '../../answer-file'

type Params = { params: Promise<{ meetingId: string }> }

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** GET: the minutes of a review meeting as a Word file; while it is not closed a preview, which says so. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { meetingId } = await params
  return answerFile(async (actor, t) => {
    const file = await minutesFile(actor, { meetingId, homeZone: readEnv().HOME_ZONE }, t)
    return file && { ...file, body: Buffer.from(file.bytes), mediaType: WORD }
  })
}
