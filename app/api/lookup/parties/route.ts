import { lookupOrganisations, lookupPeople } from '@/lib/directory/lookup.queries'
import { answerLookup } from '../answer'

/** GET ?q=: organisations and people in one list, for whoever may be either; the kind stands before the id. */
export const GET = (request: Request) =>
  answerLookup(request, async (text) => {
    const [organisations, people] = await Promise.all([lookupOrganisations(text), lookupPeople(text)])
    return [
      ...people.map(({ id, label, also, title, organisation }) => ({
        id: `person:${id}`,
        label,
        hint: [also, title, organisation].filter(Boolean).join(' · '),
      })),
      ...organisations.map(({ id, label, also, parent }) => ({
        id: `organisation:${id}`,
        label,
        hint: [also, parent].filter(Boolean).join(' · '),
      })),
    ]
  })
