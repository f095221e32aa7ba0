'use client'

import { type ComponentProps, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { FieldFrame, type FieldProps, useField, useStart } from './field'

type Input = Pick<ComponentProps<'input'>, 'autoComplete' | 'inputMode' | 'spellCheck' | 'autoCapitalize'>

/** One line of text. */
export function TextField(props: FieldProps & Input & { type?: 'text' | 'email' | 'url' | 'tel'; short?: boolean }) {
  const { name, label: _label, hint: _hint, optional: _optional, type = 'text', short = false, ...input } = props
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <input
        autoComplete="off"
        {...input}
        type={type}
        {...wiring.control}
        defaultValue={start}
        {...register(name)}
        className={`field-control ${short ? 'sm:w-48' : ''}`}
      />
    </FieldFrame>
  )
}

/** Several lines; grows with what is typed where the browser can. */
export function TextArea(props: FieldProps & { rows?: number; document?: boolean }) {
  const { name, rows = 4, document = false } = props
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <textarea
        rows={rows}
        {...wiring.control}
        defaultValue={start}
        {...register(name)}
        className={`field-control field-sizing-content max-h-[70vh] ${document ? 'font-serif sm:text-lg' : ''}`}
        style={{ minHeight: `${rows * 1.5 + 0.75}rem` }}
      />
    </FieldFrame>
  )
}

/** A day, by the browser's own picker; its value is `YYYY-MM-DD`. */
export function DateField(props: FieldProps & { min?: string; max?: string }) {
  const { name, min = '1900-01-01', max = '9999-12-31' } = props
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <input
        type="date"
        min={min}
        max={max}
        {...wiring.control}
        defaultValue={start}
        {...register(name)}
        className="field-control sm:w-48"
      />
    </FieldFrame>
  )
}

/** A wall-clock time, `HH:MM`. */
export function TimeField(props: FieldProps) {
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(props.name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <input
        type="time"
        {...wiring.control}
        defaultValue={start}
        {...register(props.name)}
        className="field-control sm:w-36"
      />
    </FieldFrame>
  )
}

/** A whole number as text: what is typed stays there to be corrected, which `type=number` does not do. */
export function NumberField(props: FieldProps) {
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(props.name)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        {...wiring.control}
        defaultValue={start}
        {...register(props.name)}
        className="field-control sm:w-32"
      />
    </FieldFrame>
  )
}

/** An IANA zone. The list of names is filled in when the field is first entered, so that it does not travel. */
export function ZoneField(props: FieldProps) {
  const wiring = useField(props)
  const { register } = useFormContext()
  const start = useStart(props.name)
  const [zones, setZones] = useState<readonly string[]>([])
  return (
    <FieldFrame {...props} wiring={wiring}>
      <input
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        list={`${wiring.id}-zones`}
        onFocus={() => setZones(Intl.supportedValuesOf('timeZone'))}
        {...wiring.control}
        defaultValue={start}
        {...register(props.name)}
        className="field-control sm:w-72"
      />
      <datalist id={`${wiring.id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </FieldFrame>
  )
}
