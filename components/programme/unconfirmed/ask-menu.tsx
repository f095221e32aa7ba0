import { useTranslations } from 'next-intl'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { CONFIRMABLE_FIELDS, type ConfirmableField } from '@/lib/programme/values'
import { AskMenuIsland } from './ask-menu-island'

/** Notes what is to be confirmed of the fields that do not stand on the page with a button of their own. */
export function AskMenu({ item }: { item: ProgrammeItemView }) {
  const t = useTranslations('programme.confirm')
  const fields = CONFIRMABLE_FIELDS.filter((field) => !standsOnPage(field, item)).map((field) => ({
    field,
    name: t(`field.${field}`),
    title: t('askTitle', { field: t(`field.${field}`) }),
  }))
  return <AskMenuIsland itemId={item.id} label={t('askAnother')} fields={fields} />
}

function standsOnPage(field: ConfirmableField, item: ProgrammeItemView): boolean {
  if (item.toBeConfirmed.some((note) => note.field === field)) return true
  switch (field) {
    case 'type':
    case 'day':
    case 'time':
    case 'counterparts':
    case 'participants':
      return true
    case 'route':
      return isTravel(item.type) || item.fromPlace !== null
    case 'place':
      return !isTravel(item.type) || item.venue !== null
    case 'carrier':
      return isTravel(item.type) || item.carrier !== null
    case 'hosts':
      return isMeeting(item) || item.hosts.length > 0
    case 'interpreter':
      return item.interpreter !== null || (isMeeting(item) && item.counterparts.length > 0)
    case 'noteTaker':
      return item.noteTaker !== null || isMeeting(item)
    case 'title':
      return false
    default:
      return item[field] !== null
  }
}
