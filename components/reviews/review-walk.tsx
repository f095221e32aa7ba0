import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { WalkKeys } from '@/components/ui/walk-keys'
import type { ReviewsBeside } from '@/lib/follow-ups/types'

/** To the reviews before and after this one in the queue, with the keys that lead there. */
export function ReviewWalk({ beside }: { beside: ReviewsBeside }) {
  const t = useTranslations('followUps.reviews')
  const to = (id: string | null) => id && `/reviews/${id}`
  const [previous, next] = [to(beside.previous), to(beside.next)]
  return (
    <nav aria-label={t('walk')} className="no-print mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <WalkKeys to={{ k: previous, j: next }} />
      {previous ? (
        <Link href={previous} rel="prev">
          <Key name="k" /> {t('previousReview')}
        </Link>
      ) : null}
      {next ? (
        <Link href={next} rel="next">
          <Key name="j" /> {t('nextReview')}
        </Link>
      ) : null}
      <span className="text-muted">{t('others', { count: beside.waiting })}</span>
    </nav>
  )
}

const Key = ({ name }: { name: string }) => (
  <kbd className="mr-1 rounded border border-edge px-1.5 font-sans no-underline">{name}</kbd>
)
