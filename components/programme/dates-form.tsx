'use client'

import { useTranslations } from 'next-intl'
import { CheckboxGroup, type Option } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { FieldRow } from '@/components/ui/form/layout'
import { DateField } from '@/components/ui/form/text-fields'
import { setVisitDates } from '@/lib/programme/actions'

const visitDatesSchema = () => import('@/lib/programme/schema').then((m) => m.visitDatesSchema)

type Props = {
  visit: { id: string; version: number; arrivalDate: string | null; departureDate: string | null }
  /** Items with a date of their own that are not held. */
  dated: Option[]
}

/** Sets the visit's dates: what has a day number follows, what has a date moves only when it is ticked. */
export function DatesForm({ visit, dated }: Props) {
  const t = useTranslations('programme.dates')
  const programme = `/visits/${visit.id}/programme`
  return (
    <CommandForm
      schema={visitDatesSchema}
      action={setVisitDates}
      defaultValues={{
        visitId: visit.id,
        version: visit.version,
        arrivalDate: visit.arrivalDate ?? '',
        departureDate: visit.departureDate ?? '',
        moveDated: [],
      }}
      submitLabel={t('save')}
      cancelHref={programme}
      redirectTo={programme}
      done={t('done')}
    >
      <p className="mb-4 text-muted">{t('intro')}</p>
      <FieldRow>
        <DateField name="arrivalDate" label={t('arrivalDate')} />
        <DateField name="departureDate" label={t('departureDate')} />
      </FieldRow>
      {dated.length > 0 && visit.arrivalDate !== null ? (
        <CheckboxGroup name="moveDated" label={t('moveDated')} hint={t('moveDatedHint')} options={dated} />
      ) : null}
    </CommandForm>
  )
}
