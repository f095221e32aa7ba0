import { useTranslations } from 'next-intl'
import { ButtonLink } from './button'

/** Links to the page before and after; absent ones have no address. Nothing at all on a single page. */
export function KeysetPager({ previous, next }: { previous?: string | null; next?: string | null }) {
  const t = useTranslations('shell.list')
  if (!previous && !next) return null
  return (
    <nav aria-label={t('pages')} className="mt-4 flex gap-2">
      {previous ? (
        <ButtonLink href={previous} rel="prev">
          {t('previous')}
        </ButtonLink>
      ) : null}
      {next ? (
        <ButtonLink href={next} rel="next">
          {t('next')}
        </ButtonLink>
      ) : null}
    </nav>
  )
}
