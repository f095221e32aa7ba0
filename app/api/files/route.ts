import { beginUpload } from '@/lib/files/upload-steps'
import { answerUpload, sentJson } from './answer'

/** POST: begins an upload under the client's id. Asked again with the same it answers the same. */
export const POST = (request: Request) =>
  answerUpload(async (actor) => beginUpload(actor, await sentJson(request), new Date()))
