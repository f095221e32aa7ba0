import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { withQuery } from '@/lib/platform/address'
import type { TimetableDayView } from './timetable-types'

/** On a narrow screen: the day before and after, and all days to choose from. Links, so that they need no scripts. */
export function TimetableDays({
  days,
  shown,
  path,
  whose,
}: {
  days: readonly TimetableDayView[]
  shown: string | null
  path: string
  /** Whose timetable it is, as `?for=` says it. */
  whose?: string | undefined
}) {
  const t = useTranslations('programme.timetable')
  const index = days.findIndex(({ key }) => key === shown)
  const [before, day, after] = [days[index - 1], days[index], days[index + 1]]
  if (!day) return null
  const href = ({ param }: { param: string }) => withQuery(path, { day: param, for: whose })
  const step = (to: TimetableDayView | undefined, label: string) =>
    to ? (
      <Link href={href(to)} className={buttonClass('plain')} aria-label={`${label}: ${to.name}`}>
        {label}
      </Link>
    ) : (
      <span className="btn btn-plain border-dashed text-muted" aria-hidden>
        {label}
      </span>
    )
  return (
    <nav aria-label={t('days')} className="tt-days no-print">
      {step(before, t('dayBefore'))}
      <Menu label={day.name} name={t('chooseDay', { day: day.name })} side="left" quiet>
        {days.map(({ key, param, name }) => (
          <Link
            key={key}
            href={href({ param })}
            className={buttonClass('quiet')}
            {...(key === shown ? { 'aria-current': 'page' as const } : {})}
          >
            {name}
          </Link>
        ))}
      </Menu>
      {step(after, t('dayAfter'))}
    </nav>
  )
}
