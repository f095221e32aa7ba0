import { compiledMessages, INTL_TIME_ZONE, LOCALE } from '@/lib/i18n/load'
import { pickMessages } from '@/lib/i18n/pick'
import { canEditProgramme } from '@/lib/programme/policy'
import { getItem, getItemFormOptions } from '@/lib/programme/queries'
import { answerReader } from '../../lookup/answer'

/** The words of the dialogs: they come with what is in them, so that no page carries them for a dialog that stays shut. */
const WORDS = [
  'errors',
  'form',
  'programme.form',
  'programme.type',
  'programme.partOfDay',
  'programme.audience',
  'programme.answer',
  'programme.confirm.dialog',
]

/** GET: an item as the dialogs that settle its fields open with it, and what they choose from; for who may edit it. */
export const GET = (_request: Request, { params }: { params: Promise<{ itemId: string }> }) =>
  answerReader(async (actor) => {
    const page = await getItem(actor, (await params).itemId)
    if (!page || page.archived || !canEditProgramme(actor, page.visit.status)) return null
    const { item } = page
    const options = await getItemFormOptions(actor, item.visitId, item)
    if (!options) return null
    const messages = pickMessages(compiledMessages(), WORDS)
    return { item, options, intl: { locale: LOCALE, timeZone: INTL_TIME_ZONE, messages } }
  })
