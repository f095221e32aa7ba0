import { previewMembers } from '@/lib/delegations/paste.queries'
import { answerPreview } from '../answer'

/** POST: what a pasted list of people would become as members of a visit. Writes nothing. */
export const POST = (request: Request) => answerPreview(request, previewMembers)
