import { previewItems } from '@/lib/programme/paste/queries'
import { answerPreview } from '../answer'

/** POST: what a pasted programme would become as items of a visit. Writes nothing. */
export const POST = (request: Request) => answerPreview(request, previewItems)
