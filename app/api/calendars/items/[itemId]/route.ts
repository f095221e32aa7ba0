import { itemFile } from '@/lib/calendars/download'
import { answerCalendar } from '../../answer'

type Params = { params: Promise<{ itemId: string }> }

/** GET: one programme item as a calendar file. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { itemId } = await params
  return answerCalendar((actor, t) => itemFile(actor, itemId, t))
}
