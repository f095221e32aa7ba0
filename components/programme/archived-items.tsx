import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { restoreItem } from '@/lib/programme/actions'
import type { ArchivedItem } from '@/lib/programme/types'

/** What was taken out of the programme, with the way back. */
export function ArchivedItems({ items }: { items: readonly ArchivedItem[] }) {
  const t = useTranslations('programme')
  if (items.length === 0) return null
  return (
    <details className="no-print mb-6 rounded border border-line bg-surface px-4">
      <summary className="-mx-4 px-4 py-2.5 font-semibold text-link">
        {t('archive.title', { count: items.length })}
      </summary>
      <p className="text-muted">{t('archive.hint')}</p>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              {item.title} <span className="small-caps text-muted">{item.reference}</span>
            </span>
            <ActionButton
              action={restoreItem}
              input={{ itemId: item.id, version: item.version }}
              label={t('archive.restoreOf', { title: item.title })}
              tone="quiet"
              done={t('step.done.restoreItem')}
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
