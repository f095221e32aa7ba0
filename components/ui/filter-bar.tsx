import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button'
import { FilterForm } from './filter-form'
import { Icon } from './icon'
import { Link } from './link'
import { PhoneFold } from './phone-fold'

export type ActiveFilter = {
  /** In words: "Status: Open". */
  label: string
  /** The same list without it. */
  href: string
}

/**
 * Filters of a list. They live in the address: a GET form, active ones as removable tags, the count beside. On a phone
 * the fields are folded away.
 * @param action the list's own path
 * @param state the filters as they are in the address; a change resets the fields to it
 * @param count in words: "12 follow-ups"
 * @param keep parameters that are not fields here and survive (the sort)
 * @param whole where everything stands, if the path alone opens with less; its parameters survive
 * @param open the fold stands open: something that is asked for needs to be put right
 * @param short so few fields that nothing is folded
 */
export function FilterBar(props: {
  action: string
  state: Readonly<Record<string, string | undefined>>
  count?: ReactNode
  active?: readonly ActiveFilter[]
  keep?: Readonly<Record<string, string | undefined>>
  whole?: string
  open?: boolean
  short?: boolean
  children: ReactNode
}) {
  const { action, state, count, active = [], keep = {}, whole = action, open = false, short = false, children } = props
  const t = useTranslations('shell.list')
  const key = JSON.stringify(state)
  const form = (
    <FilterForm key={key} action={action} label={t('filters')}>
      {Object.entries({ ...parametersOf(whole), ...keep }).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <Button type="submit">{t('apply')}</Button>
    </FilterForm>
  )
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      {short ? (
        <div className="w-full">{form}</div>
      ) : (
        <PhoneFold
          key={key}
          label={active.length > 0 ? t('filtersOn', { count: active.length }) : t('filters')}
          open={open}
        >
          {form}
        </PhoneFold>
      )}
      {count === undefined ? null : <p className="text-sm text-muted">{count}</p>}
      {active.length > 0 ? <ActiveFilters active={active} clear={whole} /> : null}
    </div>
  )
}

/** The parameters of an address, for a form that keeps them. */
const parametersOf = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1]))

function ActiveFilters({ active, clear }: { active: readonly ActiveFilter[]; clear: string }) {
  const t = useTranslations('shell.list')
  return (
    <>
      <ul aria-label={t('active')} className="flex flex-wrap gap-2 text-sm">
        {active.map((filter) => (
          <li key={filter.label}>
            <FilterTag {...filter} />
          </li>
        ))}
      </ul>
      <Link href={clear} className="inline-flex min-h-6 items-center text-sm text-link">
        {t('clear')}
      </Link>
    </>
  )
}

/** One filter that is set, as a tag that takes it off. */
export function FilterTag({ label, href }: ActiveFilter) {
  const t = useTranslations('shell.list')
  return (
    <Link
      href={href}
      aria-label={t('remove', { filter: label })}
      className="inline-flex min-h-6 items-center gap-1 rounded-sm bg-neutral-soft px-2 text-neutral no-underline hover:underline"
    >
      {label}
      <Icon name="x" size={14} />
    </Link>
  )
}
