'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldRow } from '@/components/ui/form/layout'
import { DateField, NumberField, TimeField } from '@/components/ui/form/text-fields'
import { placeItem } from '@/lib/programme/actions'
import { OffsetField } from '../item/item-time-fields'
import { storedTime } from './timetable-applied'
import type { TimetableItem } from './timetable-types'

export type MoveFormProps = {
  item: TimetableItem
  /** Saved as this version. */
  onPlaced: (version: number) => void
}

const schema = () => import('@/lib/programme/schema').then((m) => m.placeItemSchema)
const text = (value: string | number | null | undefined): string => (value == null ? '' : String(value))

/** Day and times of an item, on the wall of its place. A start window moves along with the start. */
export function MoveForm({ item, onPlaced }: MoveFormProps) {
  const t = useTranslations('programme')
  const time = storedTime(item)
  return (
    <CommandForm
      schema={schema}
      action={placeItem}
      defaultValues={{
        itemId: item.id,
        version: item.version,
        how: 'setEnd',
        dayNumber: text(time?.dayNumber),
        date: text(time?.date),
        startTime: text(time?.startTime),
        endTime: text(time?.endTime),
        endDate: text(time?.endDate),
        startOffset: text(time?.startOffset),
        endOffset: text(time?.endOffset),
      }}
      submitLabel={t('timetable.edit.move')}
      done={t('timetable.edit.done', { title: item.title })}
      onSuccess={({ version }) => onPlaced(version)}
    >
      <FieldRow>
        <NumberField name="dayNumber" label={t('form.dayNumber')} />
        <DateField name="date" label={t('form.date')} />
      </FieldRow>
      <FieldRow>
        <TimeField name="startTime" label={t('form.start')} />
        <TimeField name="endTime" label={t('form.end')} />
      </FieldRow>
      <OffsetField name="startOffset" label={t('form.startOffset')} />
      <OffsetField name="endOffset" label={t('form.endOffset')} />
      <DateField name="endDate" label={t('form.endDate')} hint={t('timetable.edit.endDateHint')} />
    </CommandForm>
  )
}
