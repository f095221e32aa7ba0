import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ToBeConfirmed } from '@/components/ui/unknown'
import type { ProgrammeItemView } from '@/lib/programme/types'
import type { ConfirmableField } from '@/lib/programme/values'
import { NoteText } from '../note-text'
import { tellNote } from './confirm-words'
import { SettleButton } from './settle-button'

/** @param today `YYYY-MM-DD` at home: what "asked until" is counted from */
export type Confirming = { item: ProgrammeItemView; mayEdit: boolean; today: string }

type Props = {
  confirming: Confirming
  field: ConfirmableField
  /** The value's own name, where that is another than the field's: "From" of a route. */
  what?: string
  /** Nothing: not known. */
  value: ReactNode
  /** Whether somebody will ask for it, so that its place stands open. */
  asked?: boolean
  /** False for the second value of a field, beside which its note stands already. */
  first?: boolean
}

/**
 * A fact of an item with what is to be confirmed about it: the dashed mark in place of the value or beside it, whom was
 * asked and until when. Who may fill it in presses the mark to settle it, or notes whom was asked.
 */
export function ConfirmableFact({ confirming, field, what, value, asked = true, first = true }: Props) {
  const { item, mayEdit, today } = confirming
  const t = useTranslations('programme.confirm')
  const note = item.toBeConfirmed.find((one) => one.field === field) ?? null
  const notNeeded = !value && !note && item.notNeeded.includes(field)
  const missing = !value && asked && !notNeeded
  const name = what ?? t(`field.${field}`)
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      {value ? <span className="min-w-0">{value}</span> : null}
      {notNeeded ? <span className="text-muted">{t('notNeeded')}</span> : null}
      {missing || (note && first) ? <Mark confirming={confirming} field={field} name={name} /> : null}
      {note && first ? <NoteText note={tellNote(note, t, today)} /> : null}
      {mayEdit && first ? <Ask item={item} field={field} again={note !== null} /> : null}
    </span>
  )
}

function Mark({ confirming, field, name }: Pick<Props, 'confirming' | 'field'> & { name: string }) {
  const { item, mayEdit } = confirming
  const t = useTranslations('programme.confirm')
  const shell = useTranslations('shell')
  if (!mayEdit) return <ToBeConfirmed what={name} />
  return (
    <SettleButton
      itemId={item.id}
      field={field}
      mode="settle"
      title={t(`settle.${field}`)}
      label={[
        <span key="what" className="sr-only">
          {name}:{' '}
        </span>,
        shell('toBeConfirmed'),
      ]}
      className="unknown"
    />
  )
}

/** "Ask…" beside a fact. */
function Ask({ item, field, again }: { item: ProgrammeItemView; field: ConfirmableField; again: boolean }) {
  const t = useTranslations('programme.confirm')
  const name = t(`field.${field}`)
  return (
    <SettleButton
      itemId={item.id}
      field={field}
      mode="ask"
      title={t('askTitle', { field: name })}
      label={[t(again ? 'askNew' : 'ask'), <span key="of" className="sr-only">{` ${name}`}</span>]}
      className="ask-button no-print"
    />
  )
}
