import { useTranslations } from 'next-intl'
import { ButtonLink } from './button'

/**
 * Links to the page before and after; absent ones have no address. Nothing at all on a single page.
 * @param words what the links are called where they are no whole pages
 */
export function KeysetPager(props: {
  previous?: string | null
  next?: string | null
  words?: { previous?: string; next?: string }
}) {
  const { previous, next, words } = props
  const t = useTranslations('shell.list')
  if (!previous && !next) return null
  return (
    <nav aria-label={t('pages')} className="mt-4 flex gap-2">
      {previous ? (
        <ButtonLink href={previous} rel="prev">
          {words?.previous ?? t('previous')}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink href={next} rel="next">
          {words?.next ?? t('next')}
        </ButtonLink>
      ) : null}
    </nav>
  )
}
