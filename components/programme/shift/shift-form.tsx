import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AddressForm, AddressInput, type AddressProblem, AddressSelect } from '@/components/ui/address-form'
import { FieldError } from '@/components/ui/form/field-error'
import { type Selection, type Stay, staysOf } from '@/lib/programme/selection'
import type { ShiftFields, ShiftQuery } from '@/lib/programme/shift/query'
import type { Programme, ProgrammeDay } from '@/lib/programme/types'
import { PreviewButtons } from '../preview-buttons'
import { dayName, dayWords } from '../programme-day'

export const SHIFT_FORM = 'shift'

type Props = { programme: Programme; query: ShiftQuery; problems: AddressProblem[] }
type Words = ReturnType<typeof useTranslations<'programme'>>

/** What moves, and by how much: both in the address, so that a preview can be shown to somebody else. */
export function ShiftForm({ programme, query, problems }: Props) {
  const t = useTranslations('programme')
  const { fields } = query
  const base = `/visits/${programme.visit.id}/programme`
  return (
    <AddressForm
      // Filled anew when the address is another.
      key={JSON.stringify([fields, query.items])}
      id={SHIFT_FORM}
      action={`${base}/shift`}
      problems={problems}
    >
      <WhatMoves {...{ programme, query, problems }} />
      <fieldset className="mb-4 min-w-0">
        <legend className="mb-2 text-lg">{t('shift.howFar')}</legend>
        <div className="flex flex-wrap items-start gap-x-3">
          <AddressSelect
            form={SHIFT_FORM}
            name="way"
            label={t('shift.way')}
            value={fields.way ?? 'later'}
            options={(['later', 'earlier'] as const).map((value) => ({ value, label: t(`shift.${value}`) }))}
          />
          {(['days', 'hours', 'minutes'] as const).map((name) => (
            <AddressInput
              key={name}
              form={SHIFT_FORM}
              name={name}
              type="number"
              label={t(`shift.${name}`)}
              value={fields[name]}
              problems={problems}
            />
          ))}
        </div>
        <p className="text-sm text-muted">{t('shift.howFarHint')}</p>
      </fieldset>
      <PreviewButtons base={base} />
    </AddressForm>
  )
}

function WhatMoves({ programme, query, problems }: Props) {
  const t = useTranslations('programme')
  const { fields } = query
  const days = programme.days.filter(({ key }) => key !== 'none')
  const stays = staysOf(programme.days, programme.visit.stops)
  const problem = problems.find(({ field }) => field === 'what')?.text
  const dayOptions = days.map((day) => ({ value: day.key, label: dayWords(day, t) }))
  const select = (name: 'day' | 'from', value: string | undefined) => (
    <AddressSelect form={SHIFT_FORM} name={name} label={t('shift.day')} value={value} options={dayOptions} />
  )
  const chosen = fields.what ?? (fields.onward === undefined ? 'day' : 'item')
  return (
    <fieldset
      className={`mb-6 min-w-0 ${problem ? 'border-l-4 border-late pl-3' : ''}`}
      {...(problem ? { 'aria-describedby': `${SHIFT_FORM}-what-error` } : {})}
    >
      <legend className="mb-2 text-lg">{t('shift.whatMoves')}</legend>
      {problem ? <FieldError id={`${SHIFT_FORM}-what-error`}>{problem}</FieldError> : null}
      <Scope what="day" chosen={chosen} label={t('shift.what.day')}>
        {select('day', fields.day)}
      </Scope>
      {stays.length > 0 ? (
        <Scope what="stay" chosen={chosen} label={t('shift.what.stay')}>
          <AddressSelect
            form={SHIFT_FORM}
            name="stay"
            label={t('shift.stay')}
            value={fields.stay}
            options={stays.map((stay) => stayOption(stay, programme, t))}
          />
        </Scope>
      ) : null}
      <Scope what="from" chosen={chosen} label={t('shift.what.from')}>
        <div className="flex flex-wrap gap-x-3">
          {select('from', fields.from)}
          <AddressInput
            form={SHIFT_FORM}
            name="time"
            type="time"
            label={t('shift.time')}
            value={fields.time}
            problems={problems}
          />
        </div>
      </Scope>
      <Scope what="item" chosen={chosen} label={t('shift.what.item')}>
        <AddressSelect
          form={SHIFT_FORM}
          name="onward"
          label={t('shift.item')}
          value={fields.onward}
          groups={days.map((day) => ({
            label: dayWords(day, t),
            options: day.items.map(({ reference, title }) => ({ value: reference, label: title })),
          }))}
        />
      </Scope>
      <Scope what="items" chosen={chosen} label={t('shift.what.items')}>
        <TickedItems days={programme.days} items={query.items} />
      </Scope>
    </fieldset>
  )
}

/** One way to say what moves; its fields show while it is chosen, by style alone. */
function Scope(props: { what: Selection['what']; chosen: string; label: string; children: ReactNode }) {
  const { what, chosen, label, children } = props
  // The first has the id that a message links to.
  const id = what === 'day' ? `${SHIFT_FORM}-what` : `${SHIFT_FORM}-what-${what}`
  return (
    <div className="choice">
      <div className="flex min-h-8 items-start gap-2 py-1">
        <input
          type="radio"
          id={id}
          name="what"
          value={what}
          defaultChecked={chosen === what}
          className="mt-0.5 size-5 shrink-0 accent-primary"
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <div className="choice-fields">{children}</div>
    </div>
  )
}

function TickedItems({ days, items }: { days: readonly ProgrammeDay[]; items: readonly string[] }) {
  const t = useTranslations('programme')
  const ticked = new Set(items)
  return (
    <div className="max-h-96 overflow-y-auto rounded border border-line bg-surface px-3 py-2">
      {days.map((day) => (
        <fieldset key={day.key} className="mb-2 min-w-0">
          <legend className="text-sm text-muted">{dayWords(day, t)}</legend>
          {day.items.map(({ id, reference, title, time }) => (
            <div key={id} className="flex min-h-8 items-start gap-2 py-1">
              <input
                type="checkbox"
                id={`item-${id}`}
                name="item"
                value={reference}
                defaultChecked={ticked.has(reference)}
                className="mt-0.5 size-5 shrink-0 accent-primary"
              />
              <label htmlFor={`item-${id}`}>
                {title} <span className="text-muted tabular-nums">{time.startTime}</span>
              </label>
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function stayOption({ city, first, last, itemIds }: Stay, programme: Programme, t: Words) {
  const items = programme.days.flatMap((day) => day.items)
  const name = (day: ProgrammeDay) => dayName(day, (key, values) => t(`day.${key}`, values))
  const when = first === last ? name(first) : t('shift.span', { first: name(first), last: name(last) })
  return {
    value: items.find(({ id }) => id === itemIds[0])?.reference ?? '',
    label: t('shift.stayOption', { city, when, count: itemIds.length }),
  }
}

/** The label of each field, for the messages about it. */
export const shiftLabel = (field: keyof ShiftFields, t: Words): string =>
  field === 'what' ? t('shift.whatMoves') : t(`shift.${field as 'days' | 'hours' | 'minutes' | 'time'}`)
