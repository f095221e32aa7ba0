import { lookupPeople } from '@/lib/directory/lookup.queries'
import { answerLookup } from '../answer'

/** GET ?q=: people to choose from, as `[{id, label, hint}]`. */
export const GET = (request: Request) =>
  answerLookup(request, async (text) =>
    (await lookupPeople(text)).map(({ id, label, also, title, organisation }) => ({
      id,
      label,
      hint: [also, [title, organisation].filter(Boolean).join(', ')].filter(Boolean).join(' · '),
    })),
  )
