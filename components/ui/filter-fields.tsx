import { useTranslations } from 'next-intl'

const WRAP = 'grid min-w-0 gap-0.5 max-sm:w-full'
/** Two side by side on a phone. */
const HALF = 'grid min-w-0 gap-0.5 max-sm:w-[calc(50%-0.375rem)]'
const LABEL = 'text-sm text-muted'

type Filter = { name: string; label: string; value?: string | undefined }

/** A search text among the filters; the words of the list itself (`q`) have more room. */
export function FilterText({ name, label, value }: Filter) {
  return (
    <div className={WRAP}>
      <label htmlFor={`filter-${name}`} className={LABEL}>
        {label}
      </label>
      <input
        id={`filter-${name}`}
        type="search"
        name={name}
        defaultValue={value ?? ''}
        className={`field-control ${name === 'q' ? 'sm:w-56' : 'sm:w-44'}`}
      />
    </div>
  )
}

/** One of some values, or any. */
export function FilterSelect(props: Filter & { options: readonly { value: string; label: string }[]; any?: string }) {
  const { name, label, value, options, any } = props
  const t = useTranslations('shell.list')
  return (
    <div className={HALF}>
      <label htmlFor={`filter-${name}`} className={LABEL}>
        {label}
      </label>
      <select
        id={`filter-${name}`}
        name={name}
        defaultValue={value ?? ''}
        className="field-control sm:w-auto sm:max-w-44"
      >
        <option value="">{any ?? t('any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A yes-or-nothing filter; in the address as `name=1`. */
export function FilterFlag({ name, label, value }: Filter) {
  return (
    <div className="flex min-h-9 items-center gap-2">
      <input
        id={`filter-${name}`}
        type="checkbox"
        name={name}
        value="1"
        defaultChecked={value === '1'}
        className="size-5 accent-primary"
      />
      <label htmlFor={`filter-${name}`}>{label}</label>
    </div>
  )
}

/** A day; in the address as `YYYY-MM-DD`. */
export function FilterDate({ name, label, value }: Filter) {
  return (
    <div className={HALF}>
      <label htmlFor={`filter-${name}`} className={LABEL}>
        {label}
      </label>
      <input
        id={`filter-${name}`}
        type="date"
        name={name}
        defaultValue={value ?? ''}
        className="field-control sm:w-40"
      />
    </div>
  )
}
