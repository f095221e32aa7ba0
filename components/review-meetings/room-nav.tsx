import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { RoomView } from '@/lib/review-meetings/types'
import { DECISIONS, type Decision } from '@/lib/review-meetings/workflow'

/** Which meeting this is, how far it has come, and the ways on and back. */
export function RoomNav({ room, previous, next }: { room: RoomView; previous: string | null; next: string | null }) {
  const t = useTranslations('reviewMeetings.room')
  const { meeting, place, total, decided } = room
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line pb-3">
      <div className="min-w-0">
        <p className="break-words">
          <Link href={`/review-meetings/${meeting.id}`}>{`${meeting.reference} ${meeting.title}`}</Link>
        </p>
        <p className="font-semibold tabular-nums">{t('progress', { place, total, decided })}</p>
      </div>
      <nav aria-label={t('walk')} className="flex flex-wrap gap-2">
        {previous ? (
          <ButtonLink href={previous} rel="prev">
            {t('previous')}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink href={next} rel="next" tone="primary">
            {t('next')}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/review-meetings/${meeting.id}`}>{t('leave')}</ButtonLink>
        )}
      </nav>
    </header>
  )
}

/**
 * What the keys do.
 * @param open the decisions that can be taken now
 */
export function RoomLegend({ open }: { open: readonly Decision[] }) {
  const t = useTranslations('reviewMeetings.room')
  const keys = [
    { key: '←', word: t('previous') },
    { key: '→', word: t('next') },
    ...open.map((decision) => ({ key: String(DECISIONS.indexOf(decision) + 1), word: t(`choose.${decision}`) })),
    ...(open.length > 0 ? [{ key: t('ctrlEnter'), word: t('record') }] : []),
  ]
  return (
    <section aria-label={t('keys')} className="mt-4 max-lg:hidden">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {keys.map(({ key, word }) => (
          <li key={key}>
            <kbd className="mr-1 rounded border border-edge px-1.5 font-sans font-semibold">{key}</kbd>
            {word}
          </li>
        ))}
      </ul>
    </section>
  )
}
