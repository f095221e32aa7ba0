import { useTranslations } from 'next-intl'
import { AddressForm, AddressInput, type AddressProblem, AddressSelect } from '@/components/ui/address-form'
import type { DayCopyFields } from '@/lib/programme/copy/day-query'
import type { Programme } from '@/lib/programme/types'
import { formatDate } from '@/lib/time/format'
import { PreviewButtons } from '../preview-buttons'
import { dayWords } from '../programme-day'

const FORM = 'day-copy'

/** Which day is copied, and to which. */
export function DayCopyForm(props: { programme: Programme; fields: DayCopyFields; problems: AddressProblem[] }) {
  const { programme, fields, problems } = props
  const t = useTranslations('programme')
  const { arrivalDate } = programme.visit
  const base = `/visits/${programme.visit.id}/programme`
  return (
    <AddressForm key={JSON.stringify(fields)} id={FORM} action={`${base}/duplicate-day`} problems={problems}>
      <p className="mb-4 text-muted">{t('dayCopy.intro')}</p>
      <AddressSelect
        form={FORM}
        name="day"
        label={t('dayCopy.day')}
        value={fields.day}
        options={programme.days.map((day) => ({ value: day.key, label: dayWords(day, t) }))}
      />
      <fieldset className="min-w-0">
        <legend className="mb-1 text-lg">{t('dayCopy.to')}</legend>
        <p className="mb-2 text-sm text-muted">
          {arrivalDate ? t('dayCopy.toHintDated', { date: formatDate(arrivalDate) }) : t('dayCopy.toHint')}
        </p>
        <div className="flex flex-wrap gap-x-6">
          <AddressInput
            form={FORM}
            name="dayNumber"
            type="number"
            label={t('duplicate.dayNumber')}
            value={fields.dayNumber}
            problems={problems}
          />
          <AddressInput
            form={FORM}
            name="date"
            type="date"
            max="9999-12-31"
            label={t('duplicate.date')}
            value={fields.date}
            problems={problems}
          />
        </div>
      </fieldset>
      <PreviewButtons base={base} />
    </AddressForm>
  )
}
