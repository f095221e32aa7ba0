import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldError } from './form/field-error'
import { Panel } from './form/panel'

/** A problem with a field whose value stands in the address, in words. */
export type AddressProblem = { field: string; label: string; text: string }

/**
 * A form whose answer is a page: sent by GET, so that what it asks stands in the address and can be passed on.
 * What is wrong stands above it, as links to the fields, and beside each field.
 * @param id of the form, for buttons outside of it; fields have `<id>-<name>`
 */
export function AddressForm(props: {
  id: string
  action: string
  problems?: readonly AddressProblem[]
  children: ReactNode
}) {
  const { id, action, problems = [], children } = props
  const t = useTranslations('form.problem')
  return (
    <>
      {problems.length > 0 ? (
        <Panel title={t('title')}>
          <ul className="grid gap-1">
            {problems.map(({ field, label, text }) => (
              <li key={field}>
                <a href={`#${id}-${field}`} className="font-semibold text-late underline underline-offset-2">
                  {label}: {text}
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <form id={id} action={action} className="mb-8 max-w-2xl">
        {children}
      </form>
    </>
  )
}

type Field = {
  /** Id of the form. */
  form: string
  name: string
  label: string
  hint?: string
  value?: string | undefined
  problems?: readonly AddressProblem[]
}

/** A date, a time, a number or a line of text of such a form. */
export function AddressInput(props: Field & { type?: 'date' | 'time' | 'number'; max?: string }) {
  const { name, value, type, max } = props
  const width = { date: 'sm:w-48', time: 'sm:w-36', number: 'w-24' }
  return (
    <AddressField {...props}>
      {(control) => (
        <input
          {...control}
          // A number as text: what is typed stays there to be corrected.
          type={type === 'number' ? 'text' : (type ?? 'text')}
          {...(type === 'number' ? { inputMode: 'numeric' as const } : {})}
          {...(max ? { max } : {})}
          autoComplete="off"
          name={name}
          defaultValue={value ?? ''}
          className={`field-control ${type ? width[type] : ''}`}
        />
      )}
    </AddressField>
  )
}

export type AddressOption = { value: string; label: string }

/** One of some values; `groups` puts them under headings. */
export function AddressSelect(
  props: Field & {
    options?: readonly AddressOption[]
    groups?: readonly { label: string; options: AddressOption[] }[]
  },
) {
  const { name, value, options = [], groups = [] } = props
  const shown = (list: readonly AddressOption[]) =>
    list.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))
  return (
    <AddressField {...props}>
      {(control) => (
        <select {...control} name={name} defaultValue={value} className="field-control sm:w-auto sm:max-w-full">
          {shown(options)}
          {groups.map(({ label, options: list }) => (
            <optgroup key={label} label={label}>
              {shown(list)}
            </optgroup>
          ))}
        </select>
      )}
    </AddressField>
  )
}

type Control = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

function AddressField(props: Field & { children: (control: Control) => ReactNode }) {
  const { form, name, label, hint, problems = [], children } = props
  const id = `${form}-${name}`
  const problem = problems.find(({ field }) => field === name)?.text
  const described = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={`mb-3 min-w-0 ${problem ? 'border-l-4 border-late pl-3' : ''}`}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {problem ? <FieldError id={`${id}-error`}>{problem}</FieldError> : null}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(problem ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  )
}
