import { numberIn } from '@/lib/versions/queries'
import { reportFile } from '@/lib/visit-reports/download'
import { answerFile } from '../../answer-file'

type Params = { params: Promise<{ visitId: string }> }

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** GET, ?version=: a visit's report as a Word file, signed under that number; without one the draft as it stands. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { visitId } = await params
  const asked = new URL(request.url).searchParams.get('version')
  const number = asked === null ? null : numberIn(asked)
  return answerFile(async (actor, t) => {
    if (asked !== null && number === null) return null
    const file = await reportFile(actor, { visitId, number }, new Date(), t)
    return file && { ...file, body: Buffer.from(file.bytes), mediaType: WORD }
  })
}
