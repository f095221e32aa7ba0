import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { Group } from '@/lib/search/types'

/** The results of one kind under their heading with the count; nothing at all when there are none. */
export function ResultGroup<Row extends { id: string }>(props: {
  id: string
  title: string
  group: Group<Row>
  /** The list of its kind with the same text, where it has one. */
  all?: { href: string; label: string }
  children: (row: Row) => ReactNode
}) {
  const { id, title, group, all, children } = props
  const t = useTranslations('search')
  if (group.count === 0) return null
  const more = group.count > group.rows.length
  return (
    <Section
      id={id}
      title={t(group.countIsCapped ? 'groupMany' : 'group', { title, count: group.count })}
      action={more && all ? <Link href={all.href}>{all.label}</Link> : null}
    >
      <ul className="rounded border border-line bg-surface">
        {group.rows.map((row) => (
          <li key={row.id} className="border-line px-3 py-2 not-last:border-b hover:bg-sunken">
            {children(row)}
          </li>
        ))}
      </ul>
      {more && !all ? <p className="mt-2 text-sm text-muted">{t('shown', { shown: group.rows.length })}</p> : null}
    </Section>
  )
}
