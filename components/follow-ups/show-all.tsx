import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { List } from '@/lib/follow-ups/lists'

/**
 * The way to the whole of a list that begins short; nothing where all of it stands there.
 * @param total how many there are, null where only that there are more is known
 */
export function ShowAll(props: {
  followUpId: string
  list: List
  anchor: string
  shown: number
  total: number | null
}) {
  const { followUpId, list, anchor, shown, total } = props
  const t = useTranslations('followUp')
  if (total !== null && total <= shown) return null
  return (
    <p className="no-print mt-3">
      <Link href={`/follow-ups/${followUpId}?all=${list}#${anchor}`}>
        {total === null ? t('showMore') : t('showAll', { count: total })}
      </Link>
    </p>
  )
}
