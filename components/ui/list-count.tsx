import { useTranslations } from 'next-intl'
import { withQuery } from '@/lib/platform/address'
import { Link } from './link'

/**
 * How many rows a list has, in words; where counting stopped early, with a link to the same page that counts all.
 * @param of where the messages `count`, `countCapped` and `countAll` of the list are
 * @param query the parameters of the page as they are in the address
 */
export function ListCount(props: {
  of: string
  total: { count: number; countIsCapped: boolean }
  path: string
  query: Readonly<Record<string, string | undefined>>
}) {
  const { of, total, path, query } = props
  const t = useTranslations(of)
  const list = useTranslations('shell.list')
  const { count, countIsCapped } = total
  if (!countIsCapped) return t('count', { count })
  return (
    <>
      {t('countCapped', { count })}{' '}
      <Link
        href={withQuery(path, { ...query, count: 'all' })}
        aria-label={t('countAll')}
        className="text-link underline"
      >
        {list('countAll')}
      </Link>
    </>
  )
}
