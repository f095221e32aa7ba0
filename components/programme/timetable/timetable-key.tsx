import { useTranslations } from 'next-intl'
import { DEFAULT_LENGTH_MINUTES } from '@/lib/programme/rules'
import type { TimetableView } from './timetable-types'

/** What the lines and edges mean, as far as they occur. */
export function TimetableKey({ view }: { view: TimetableView }) {
  const t = useTranslations('programme.timetable.key')
  const { segments, days } = view
  const entries = [
    segments.some(({ openEnd }) => openEnd)
      ? ['open', t('open', { minutes: DEFAULT_LENGTH_MINUTES.other, meal: DEFAULT_LENGTH_MINUTES.official_meal })]
      : null,
    segments.some(({ until }) => until !== undefined) ? ['window', t('window')] : null,
    segments.some(({ chip }) => chip) ? ['chip', t('chip')] : null,
    segments.some(({ before }) => before) ? ['before', t('over')] : null,
    days.some(({ lead }) => lead !== 0) ? ['home', t('home')] : null,
  ].filter((entry) => entry !== null)
  if (entries.length === 0) return null
  return (
    <ul className="tt-key" aria-label={t('label')}>
      {entries.map(([kind, text]) => (
        <li key={kind}>
          <span className={`tt-sign tt-sign-${kind}`} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  )
}
