import { itemFile } from '@/lib/calendars/download'
import { answerFile } from '../../answer'

type Params = { params: Promise<{ itemId: string }> }

/** GET: one programme item as a calendar file. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { itemId } = await params
  return answerFile((actor, t) => itemFile(actor, itemId, t))
}
