import { getTranslations } from 'next-intl/server'
import { openInWords } from '@/lib/briefings/in-words'
import { namesOf, openWith, visitorsOf } from '@/lib/briefings/queries'
import { isUuid } from '@/lib/platform/id'
import { todayAtHome } from '@/lib/platform/today'
import { answerReader } from '../lookup/answer'

/** Hosts of one meeting; there are rarely three. */
const MOST = 50

/** GET ?with=<ids of organisations, with commas>, or ?visit=<id> for who comes: how much is open with them, in a sentence. */
export const GET = (request: Request): Promise<Response> =>
  answerReader(async (actor) => {
    const asked = new URL(request.url).searchParams
    const visit = asked.get('visit') ?? ''
    const hosts = (asked.get('with') ?? '').split(',').filter(isUuid)
    const ids = (isUuid(visit) ? await visitorsOf(actor, visit) : hosts).slice(0, MOST)
    if (ids.length === 0) return { text: '' }
    const [names, counts, t] = await Promise.all([namesOf(ids), openWith(actor, ids, todayAtHome()), getTranslations()])
    return { text: openInWords(names, counts, t) }
  })
