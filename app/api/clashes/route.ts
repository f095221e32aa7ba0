import { getTranslations } from 'next-intl/server'
import { checkDraft } from '@/lib/clashes/draft.queries'
import { warningsInWords } from '@/lib/clashes/in-words'
import { answerReader } from '../lookup/answer'

/**
 * POST: the fields of an item's form as they are typed; answers with the clashes of that item in words, and writes
 * nothing. 404 where there is no such visit or item for whom asks.
 */
export const POST = (request: Request) =>
  answerReader(async (actor) => {
    const checked = await checkDraft(actor, await request.json().catch(() => null), new Date())
    return checked && warningsInWords(checked, await getTranslations())
  })
