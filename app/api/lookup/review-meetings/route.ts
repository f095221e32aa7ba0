import { lookupReviewMeetings } from '@/lib/review-meetings/lookup.queries'
import { answerReader, asked } from '../answer'

/** GET ?q=: review meetings whose list is still open, for whoever holds them; none for others. */
export const GET = (request: Request) => answerReader((actor) => lookupReviewMeetings(actor, asked(request)))
