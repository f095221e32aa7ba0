import { askOutsideParts } from '@/lib/private-links/upload-steps'
import { answerOutside } from '../../../../answer'

type Params = { params: Promise<{ token: string; fileId: string }> }

/** GET: which parts of a file that was begun through this link are here. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const upload = await params
  return answerOutside(upload.token, () => askOutsideParts(upload, new Date()))
}
