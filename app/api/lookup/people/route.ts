import { lookupPeople } from '@/lib/directory/lookup.queries'
import { answerLookup } from '../answer'

/** GET ?q=: people to choose from, as `[{id, label, hint, position}]`; `position` is the present one or null. */
export const GET = (request: Request) =>
  answerLookup(request, async (text) =>
    (await lookupPeople(text)).map(({ id, label, also, title, organisation }) => ({
      id,
      label,
      hint: [also, [title, organisation].filter(Boolean).join(', ')].filter(Boolean).join(' · '),
      position: title === null ? null : { title, organisation },
    })),
  )
