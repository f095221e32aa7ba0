import { useTranslations } from 'next-intl'
import { AddressForm, AddressInput, type AddressProblem } from '@/components/ui/address-form'
import type { DatesQuery } from '@/lib/programme/dates/query'
import { PreviewButtons } from '../preview-buttons'

export const DATES_FORM = 'dates'

/** The dates to set, in the address; what they do to the programme is shown before they are set. */
export function DatesForm(props: { visitId: string; query: DatesQuery; problems: AddressProblem[] }) {
  const { visitId, query, problems } = props
  const t = useTranslations('programme')
  const base = `/visits/${visitId}/programme`
  const field = { form: DATES_FORM, type: 'date', max: '9999-12-31', problems } as const
  return (
    <AddressForm key={JSON.stringify(query.fields)} id={DATES_FORM} action={`${base}/dates`} problems={problems}>
      <p className="mb-4 text-muted">{t('dates.intro')}</p>
      {/* An emptied date asks for something too, and does not travel. */}
      <input type="hidden" name="preview" value="1" />
      <div className="flex flex-wrap gap-x-6">
        <AddressInput {...field} name="arrivalDate" label={t('dates.arrivalDate')} value={query.fields.arrivalDate} />
        <AddressInput
          {...field}
          name="departureDate"
          label={t('dates.departureDate')}
          value={query.fields.departureDate}
        />
      </div>
      <PreviewButtons base={base} />
    </AddressForm>
  )
}
