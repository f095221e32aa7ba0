'use client'

type Props<T extends string> = {
  legend: string
  name: string
  options: readonly { value: T; label: string }[]
  value: T | ''
  onChange: (value: T) => void
  error?: string | null
}

/** One of a few, each a tap away: radio buttons that look like keys. */
export function Chips<T extends string>({ legend, name, options, value, onChange, error }: Props<T>) {
  return (
    <fieldset className="mt-3" {...(error ? { 'aria-describedby': `${name}-error` } : {})}>
      <legend className="mb-1.5 text-base font-semibold">{legend}</legend>
      {error ? (
        <p id={`${name}-error`} className="mb-1.5 font-semibold text-late">
          {error}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} className="road-chip">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
