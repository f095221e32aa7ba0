import { lookupOrganisations } from '@/lib/directory/lookup.queries'
import { countryName } from '@/lib/visits/country'
import { answerLookup } from '../answer'

/** GET ?q=: organisations to choose from, as `[{id, label, hint}]`. */
export const GET = (request: Request) =>
  answerLookup(request, async (text) =>
    (await lookupOrganisations(text)).map(({ id, label, also, parent, countryCode }) => ({
      id,
      label,
      hint: [also, parent, countryCode && countryName(countryCode)].filter(Boolean).join(' · '),
    })),
  )
