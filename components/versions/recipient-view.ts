import { formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import type { RecipientRow } from '@/lib/versions/types'
import type { Words } from './change-lines'
import { ownLines } from './own-lines'
import type { RecipientView } from './recipients-list'

type Context = { t: Words; visitId: string; homeZone: string; mayEnter: boolean }

/** Somebody to tell, in the words of the page. A plain function: forty rows are forty calls and nothing more. */
export function recipientView(row: RecipientRow, { t, visitId, homeZone, mayEnter }: Context): RecipientView {
  const { id, name, title, organisation, phone, side, changes, told } = row
  const at = (instant: string) => `${formatInstant(new Date(instant), homeZone)} ${zoneCity(homeZone)}`
  return {
    id,
    name,
    // A post whose holder is not known is called by its title already.
    about: [title === name ? null : title, organisation].filter(Boolean).join(', '),
    phone: phone
      ? {
          href: `tel:${phone.replace(/[^+\d]/g, '')}`,
          text: phone,
          label: t('versions.tell.phone', { name, phone }),
        }
      : null,
    enter:
      !phone && mayEnter && side
        ? {
            href: `/visits/${visitId}/${side === 'ours' ? 'delegation' : 'hosts'}`,
            text: t('versions.tell.enterPhone', { name }),
          }
        : null,
    changes: ownLines(t, changes, homeZone),
    told: told ? t('versions.tell.told', { at: at(told.at), name: told.by }) : null,
    mark: t('versions.tell.mark', { name }),
    takeBack: t('versions.tell.takeBack', { name }),
  }
}
