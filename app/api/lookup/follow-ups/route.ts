import { lookupFollowUps } from '@/lib/follow-ups/work/lookup.queries'
import { answerReader, asked } from '../answer'

/** GET ?q=&of=: follow-ups that the one with the id `of` can wait for, as `[{id, label, hint}]`. */
export const GET = (request: Request) => answerReader((actor) => lookupFollowUps(actor, asked(request), of(request)))

const of = (request: Request) => new URL(request.url).searchParams.get('of')
