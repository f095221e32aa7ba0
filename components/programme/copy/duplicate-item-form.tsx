'use client'

import { useTranslations } from 'next-intl'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldRow } from '@/components/ui/form/layout'
import { DateField, NumberField } from '@/components/ui/form/text-fields'
import { duplicateItem } from '@/lib/programme/actions'
import type { ItemPage } from '@/lib/programme/types'
import { formatDate } from '@/lib/time/format'

const duplicateItemSchema = () => import('@/lib/programme/copy/schema').then((m) => m.duplicateItemSchema)

type Props = { itemId: string; dayNumber: number | null; date: string | null; visit: ItemPage['visit'] }

/** To which day an item is copied: its own stands there already. */
export function DuplicateItemForm({ itemId, dayNumber, date, visit }: Props) {
  const t = useTranslations('programme.duplicate')
  return (
    <CommandForm
      schema={duplicateItemSchema}
      action={duplicateItem}
      defaultValues={{ itemId, dayNumber: dayNumber === null ? '' : String(dayNumber), date: date ?? '' }}
      submitLabel={t('submit')}
      cancelHref={`/meetings/${itemId}`}
      redirectTo={({ id }) => `/meetings/${id}`}
      done={t('done')}
    >
      <p className="mb-4 text-muted">{t('intro')}</p>
      <p className="mb-3 text-sm text-muted">
        {visit.arrivalDate ? t('dayHintDated', { date: formatDate(visit.arrivalDate) }) : t('dayHint')}
      </p>
      <FieldRow>
        <NumberField name="dayNumber" label={t('dayNumber')} />
        <DateField name="date" label={t('date')} />
      </FieldRow>
    </CommandForm>
  )
}
