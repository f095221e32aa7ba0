import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterBar } from '@/components/ui/filter-bar'
import { withQuery } from '@/lib/platform/address'
import type { WhoseChoice, WhoseChoices } from '@/lib/programme/types'

type Props = {
  /** The page's own path, without `?for=`. */
  action: string
  choices: WhoseChoices
  /** Whose programme is shown; null: the whole visit's. */
  whose: WhoseChoice | null
  /** In words. */
  count?: ReactNode
  /** Other parameters of the page that survive. */
  keep?: Readonly<Record<string, string | undefined>>
}

/** Whose programme a page shows, as a filter in the address: the whole visit's, a subgroup's or one person's. */
export function WhoseBar({ action, choices, whose, count, keep = {} }: Props) {
  const t = useTranslations('programme.whose')
  const groups = (['subgroups', 'members', 'others'] as const).filter((kind) => choices[kind].length > 0)
  if (groups.length === 0) return count === undefined ? null : <p className="mb-4 text-muted">{count}</p>
  return (
    <FilterBar
      action={action}
      state={{ for: whose?.value }}
      keep={keep}
      {...(count === undefined ? {} : { count })}
      active={whose ? [{ label: whose.label, href: withQuery(action, keep) }] : []}
    >
      <div className="grid min-w-0 gap-0.5 max-sm:w-full max-sm:flex-1">
        <label htmlFor="filter-for" className="text-sm text-muted">
          {t('label')}
        </label>
        <select
          id="filter-for"
          name="for"
          defaultValue={whose?.value ?? ''}
          className="field-control sm:w-auto sm:max-w-72"
        >
          <option value="">{t('everybody')}</option>
          {groups.map((kind) => (
            <optgroup key={kind} label={t(kind)}>
              {choices[kind].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
    </FilterBar>
  )
}
