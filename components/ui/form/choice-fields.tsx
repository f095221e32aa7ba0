'use client'

import { useTranslations } from 'next-intl'
import { useController, useFormContext } from 'react-hook-form'
import { FieldFrame, type FieldProps, GroupFrame, HintAndError, useField, useStart } from './field'

export type Option = { value: string; label: string; hint?: string }

const labelOf = (options: readonly Option[]) => (raw: string) =>
  options.find(({ value }) => value === raw)?.label ?? raw

/**
 * One of some values. With `empty` (or `optional`) the first choice is none, its value `''`.
 * @param empty the words for none: "Not said"; without it and not optional, "Choose…"
 */
export function SelectField(props: FieldProps & { options: readonly Option[]; empty?: string | false }) {
  const { name, options, optional, empty } = props
  const t = useTranslations('form')
  const wiring = useField(props, { show: labelOf(options) })
  const { register } = useFormContext()
  const start = useStart(name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <select
        {...wiring.control}
        defaultValue={start}
        {...register(name)}
        className="field-control sm:w-auto sm:min-w-48 sm:max-w-full"
      >
        {empty === false ? null : <option value="">{empty ?? (optional ? t('notSaid') : t('choose'))}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

const BOX = 'mt-0.5 size-5 shrink-0 accent-primary'
const ROW = 'flex min-h-8 items-start gap-2 py-1'

/** One of a few values, all in sight. */
export function RadioField(props: FieldProps & { options: readonly Option[] }) {
  const { name, options } = props
  const wiring = useField(props, { show: labelOf(options) })
  const { register } = useFormContext()
  return (
    <GroupFrame {...props} wiring={wiring}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? wiring.id : `${wiring.id}-${value}`
        return (
          <div key={value} className={ROW}>
            <input
              type="radio"
              id={id}
              value={value}
              {...register(name)}
              {...(hint ? { 'aria-describedby': `${id}-hint-own` } : {})}
              className={BOX}
            />
            <div>
              <label htmlFor={id}>{label}</label>
              {hint ? (
                <p id={`${id}-hint-own`} className="text-sm text-muted">
                  {hint}
                </p>
              ) : null}
            </div>
          </div>
        )
      })}
    </GroupFrame>
  )
}

const asFlag = (raw: string): boolean => raw === 'true'

/** Yes or no; its value is a boolean. */
export function CheckboxField(props: FieldProps) {
  const t = useTranslations('form')
  const wiring = useField(props, { parse: asFlag, show: (raw) => t(asFlag(raw) ? 'yes' : 'no') })
  const { register } = useFormContext()
  const start = useStart(props.name)
  return (
    <div className={`mb-4 ${wiring.error ? 'border-l-4 border-late pl-3' : ''}`}>
      <div className={ROW}>
        <input
          type="checkbox"
          {...wiring.control}
          defaultChecked={start === 'true'}
          {...register(props.name)}
          className={BOX}
        />
        <label htmlFor={wiring.id}>{props.label}</label>
      </div>
      <HintAndError {...props} wiring={wiring} />
    </div>
  )
}

/** A conflict's text as the ticked values: a JSON array of strings. */
function parseTicked(raw: string): string[] {
  if (raw === '') return []
  const value: unknown = JSON.parse(raw)
  return Array.isArray(value) ? value.map(String) : []
}

/** Any of some values; its value is an array of strings. */
export function CheckboxGroup(props: FieldProps & { options: readonly Option[] }) {
  const { name, options } = props
  const show = (raw: string) => parseTicked(raw).map(labelOf(options)).join(', ')
  const wiring = useField(props, { parse: parseTicked, show })
  const { field } = useController({ name })
  const chosen: readonly string[] = Array.isArray(field.value) ? field.value : []
  const toggle = (value: string) =>
    field.onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <GroupFrame {...props} wiring={wiring}>
      {options.map(({ value, label, hint }, index) => {
        const id = index === 0 ? wiring.id : `${wiring.id}-${value}`
        return (
          <div key={value} className={ROW}>
            <input
              type="checkbox"
              id={id}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
              onBlur={field.onBlur}
              className={BOX}
            />
            <label htmlFor={id}>
              {label}
              {hint ? <span className="text-muted"> {hint}</span> : null}
            </label>
          </div>
        )
      })}
    </GroupFrame>
  )
}
