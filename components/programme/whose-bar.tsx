import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FilterTag } from '@/components/ui/filter-bar'
import { FilterForm } from '@/components/ui/filter-form'
import { withQuery } from '@/lib/platform/address'
import type { WhoseChoice, WhoseChoices } from '@/lib/programme/types'

type Props = {
  /** The page's own path, without `?for=`. */
  action: string
  choices: WhoseChoices
  /** Whose programme is shown; null: the whole visit's. */
  whose: WhoseChoice | null
  /** Other parameters of the page that survive. */
  keep?: Readonly<Record<string, string | undefined>>
}

/** Whose programme a page shows, as a filter in the address: the whole visit's, a subgroup's or one person's. */
export function WhoseBar({ action, choices, whose, keep = {} }: Props) {
  const t = useTranslations('programme.whose')
  const list = useTranslations('shell.list')
  const groups = (['subgroups', 'members', 'others'] as const).filter((kind) => choices[kind].length > 0)
  if (groups.length === 0) return null
  return (
    // Another address is another form: its field then starts with what that address says.
    <div key={whose?.value} className="no-print mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
      <FilterForm action={action} label={list('filters')}>
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <div className="flex min-w-0 items-center gap-x-2 max-sm:flex-1 max-sm:flex-col max-sm:items-stretch">
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
        <Button type="submit">{t('show')}</Button>
      </FilterForm>
      {whose ? <FilterTag label={whose.label} href={withQuery(action, keep)} /> : null}
    </div>
  )
}
