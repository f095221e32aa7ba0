import type { OrganisationRef } from '@/lib/delegations/types'

type Labelled = { id: string; label: string }

/** A record of the directory as a combobox holds it. */
export const choiceOf = (record: OrganisationRef | null): Labelled | null =>
  record && { id: record.id, label: record.name }

/** The texts as the form opened them, for the answer to a stale edit. */
export const baseOf = (values: Record<string, string | Labelled | null>): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      typeof value === 'string' || value === null ? value : JSON.stringify(value),
    ]),
  )
