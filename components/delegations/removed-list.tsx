import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import type { CommandAction } from '@/components/ui/form/command'

type Removed = { id: string; name: string; version?: number }

/** "Show removed": who and what was taken off the visit, with the way back. */
export function RemovedList(props: {
  rows: readonly Removed[]
  restore: CommandAction<unknown>
  /** What these are, for a screen reader: two such lists stand on a page. */
  what: string
}) {
  const { rows, restore, what } = props
  const t = useTranslations('delegations.removed')
  if (rows.length === 0) return null
  return (
    <details className="no-print mt-3">
      <summary className="inline-block cursor-pointer py-1 text-link">
        {t('show', { count: rows.length })} <span className="sr-only">{what}</span>
      </summary>
      <ul className="mt-2 divide-y divide-line rounded border border-line bg-surface px-4">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span className="min-w-0 text-muted">{row.name}</span>
            <ActionButton
              action={restore}
              input={row.version === undefined ? { id: row.id } : { id: row.id, version: row.version }}
              label={t('restore', { name: row.name })}
              tone="quiet"
              done={t('restored', { name: row.name })}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
