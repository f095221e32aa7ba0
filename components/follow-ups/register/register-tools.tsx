import { useTranslations } from 'next-intl'
import { Button, buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PhoneFold } from '@/components/ui/phone-fold'
import { COLUMNS, readColumns } from '@/lib/follow-ups/register/columns'
import { FILTER_NAMES, type FollowUpView, filtersToQuery, GROUPS } from '@/lib/follow-ups/register/filters'

type Props = {
  view: FollowUpView
  path: string
  /** Where everything in the register stands. */
  whole: string
}

/** What can be done with what is filtered: group it, choose its columns, export it. */
export function RegisterTools({ view, path, whole }: Props) {
  const t = useTranslations('followUps.export')
  const tools = useTranslations('followUps')('tools')
  const { group: _group, ...rows } = view
  const file = (format: string) => {
    const query = filtersToQuery(rows)
    return `/api/exports/follow-ups?${query ? `${query}&` : ''}format=${format}`
  }
  return (
    <div className="no-print mb-4">
      <PhoneFold label={tools}>
        <div className="flex flex-wrap items-baseline gap-x-6 gap-y-3">
          <GroupLinks view={view} path={path} whole={whole} />
          {view.group ? null : <ColumnChoice view={view} path={path} whole={whole} />}
          <ul aria-label={t('title')} className="flex flex-wrap gap-2">
            {(['csv', 'xlsx'] as const).map((format) => (
              <li key={format}>
                <a href={file(format)} download className={buttonClass('quiet')}>
                  {t(format)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </PhoneFold>
    </div>
  )
}

function GroupLinks({ view, path, whole }: Props) {
  const t = useTranslations('followUps.groups')
  const { group: now, ...rest } = view
  const links = [undefined, ...GROUPS].map((group) => ({
    group,
    query: filtersToQuery(group ? { ...rest, group } : rest),
  }))
  return (
    <nav aria-label={t('by')} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span aria-hidden className="text-sm text-muted">
        {t('by')}
      </span>
      {links.map(({ group, query }) => (
        <Link
          key={group ?? 'list'}
          href={query ? `${path}?${query}` : whole}
          aria-current={group === now ? 'true' : undefined}
          className={`inline-flex min-h-6 items-center ${group === now ? 'font-semibold text-ink no-underline' : 'text-link'}`}
        >
          {t(group ?? 'list')}
        </Link>
      ))}
    </nav>
  )
}

/** A form of its own, so that filters are as they are in the address and columns too. */
function ColumnChoice({ view, path, whole }: Props) {
  const t = useTranslations('followUps')
  const chosen = readColumns(view.columns)
  return (
    <details>
      <summary className="inline-flex min-h-6 cursor-pointer items-center text-link">{t('columns.title')}</summary>
      <form action={path} className="mt-2 grid gap-2">
        {whole === path ? null : <input type="hidden" name="view" value="all" />}
        {FILTER_NAMES.map((name) =>
          view[name] ? <input key={name} type="hidden" name={name} value={view[name]} /> : null,
        )}
        <fieldset className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          <legend className="sr-only">{t('columns.title')}</legend>
          {COLUMNS.map((column) => (
            <label key={column} className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                name="columns"
                value={column}
                defaultChecked={chosen.includes(column)}
                className="size-5 shrink-0 accent-primary"
              />
              {t(`register.${column}`)}
            </label>
          ))}
        </fieldset>
        <div>
          <Button type="submit">{t('columns.apply')}</Button>
        </div>
      </form>
    </details>
  )
}
