import { lookupWatchers } from '@/lib/follow-ups/work/lookup.queries'
import { answerReader, asked } from '../answer'

/** GET ?q=&of=: accounts that could be told of the follow-up with the id `of`, for managers and its officer; else 404. */
export const GET = (request: Request) => answerReader((actor) => lookupWatchers(actor, asked(request), of(request)))

const of = (request: Request) => new URL(request.url).searchParams.get('of')
