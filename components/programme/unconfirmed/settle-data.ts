import type { AbstractIntlMessages } from 'next-intl'
import type { Trouble } from '@/components/ui/form/command'
import type { ItemFormOptions, ProgrammeItemView } from '@/lib/programme/types'

/** What `/api/settle/<item>` answers. */
export type SettleData = {
  item: ProgrammeItemView
  options: ItemFormOptions
  intl: { locale: string; timeZone: string; messages: AbstractIntlMessages }
}

const TROUBLE: Record<number, Trouble> = {
  401: { kind: 'signedOut' },
  403: { kind: 'forbidden' },
  404: { kind: 'missing' },
}

/** Asks for an item as it stands now. Never throws: what stands in the way is an answer as well. */
export async function fetchSettleData(itemId: string): Promise<SettleData | Trouble> {
  try {
    const response = await fetch(`/api/settle/${itemId}`)
    if (response.ok) return (await response.json()) as SettleData
    return TROUBLE[response.status] ?? { kind: 'unavailable' }
  } catch {
    return { kind: 'unavailable' }
  }
}
