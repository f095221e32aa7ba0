import { beginOutsideUpload } from '@/lib/private-links/upload-steps'
import { answerOutside, sentJson } from '../../answer'

type Params = { params: Promise<{ token: string }> }

/** POST: begins a file of a report that waits, under the client's id. Asked again with the same it answers the same. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { token } = await params
  return answerOutside(token, async () => beginOutsideUpload(token, await sentJson(request), new Date()))
}
