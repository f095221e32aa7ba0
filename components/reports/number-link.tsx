import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/**
 * A number that leads to the rows that it counts; nothing leads to none.
 * @param of what it counts, for who hears it alone
 */
export function NumberLink({ number, href, of }: { number: number; href: string; of: string }) {
  const t = useTranslations('reports')
  if (number === 0) return <span className="text-muted tabular-nums">0</span>
  return (
    <Link
      href={href}
      aria-label={t('numberOf', { of, number })}
      className="font-semibold text-link tabular-nums no-underline hover:underline"
    >
      {t('number', { number })}
    </Link>
  )
}
