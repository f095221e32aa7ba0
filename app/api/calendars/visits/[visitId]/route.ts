import { programmeFile } from '@/lib/calendars/download'
import { answerCalendar } from '../../answer'

type Params = { params: Promise<{ visitId: string }> }

/** GET, ?for=: the programme of a visit as a calendar file, or of a person, member or subgroup (`person:<id>`, …). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { visitId } = await params
  const forWhom = new URL(request.url).searchParams.get('for')
  return answerCalendar((actor, t) => programmeFile(actor, visitId, forWhom, t))
}
