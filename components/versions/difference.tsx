import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag, type Tone } from '@/components/ui/tag'
import { formatIfDate } from '@/lib/time/format'
import { type DayEntry, differenceByDay } from '@/lib/versions/by-day'
import { isEmptyDifference } from '@/lib/versions/rules'
import type { ProgrammeDifference } from '@/lib/versions/types'
import { changeLines, changeText, tellWhen, tellWhichDay } from './change-lines'
import { PeopleDifference } from './people-difference'

const TONES: Record<DayEntry['kind'], Tone> = {
  added: 'done',
  removed: 'dropped',
  cancelled: 'dropped',
  postponed: 'dropped',
  moved: 'planned',
  changed: 'waiting',
}

/** What one programme has otherwise than another, in words: the visit, its people, then item by item and by day. */
export function Difference({ difference, homeZone }: { difference: ProgrammeDifference; homeZone: string }) {
  const t = useTranslations()
  if (isEmptyDifference(difference)) return <p>{t('versions.compare.same')}</p>
  return (
    <>
      <VisitDifference difference={difference} />
      <PeopleDifference difference={difference} />
      {differenceByDay(difference).map((day) => (
        <section key={day.key} aria-labelledby={`changed-${day.key.replace(':', '-')}`} className="mb-6">
          <h3 id={`changed-${day.key.replace(':', '-')}`} className="mb-2 text-lg">
            {tellWhichDay(t, day) ?? t('programme.day.none')}
          </h3>
          <ul className="item-list">
            {day.entries.map((entry) => (
              <Entry key={entry.item.id} entry={entry} homeZone={homeZone} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function VisitDifference({ difference: { visit, following } }: { difference: ProgrammeDifference }) {
  const t = useTranslations()
  if (visit.length === 0) return null
  const shown = (field: string, value: string | null) =>
    value === null ? null : field === 'direction' ? t(`visits.direction.${value}`) : formatIfDate(value)
  return (
    <section aria-labelledby="changed-visit" className="mb-6">
      <h3 id="changed-visit" className="mb-2 text-lg">
        {t('versions.compare.visit')}
      </h3>
      <ul className="item-list px-4 py-2">
        {visit.map(({ field, from, to }) => (
          <li key={field} className="border-0!">
            {t(`versions.compare.visitField.${field}`)}: {changeText(t, shown(field, from), shown(field, to))}
          </li>
        ))}
        {following > 0 ? <li className="border-0!">{t('versions.compare.following', { count: following })}</li> : null}
      </ul>
    </section>
  )
}

function Entry({ entry: { kind, item }, homeZone }: { entry: DayEntry; homeZone: string }) {
  const t = useTranslations()
  const lines = 'fields' in item ? changeLines(t, item, homeZone) : []
  const when = tellWhen(t, item.when, homeZone)
  return (
    <li className="px-3 py-3 sm:px-4">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Tag tone={TONES[kind]}>{t(`versions.compare.kind.${kind}`)}</Tag>
        <Link href={`/meetings/${item.id}`} className="row-title">
          {item.title}
        </Link>
        <span className="text-sm text-muted tabular-nums">{when}</span>
      </p>
      {lines.length > 0 ? (
        <dl className="mt-1 text-sm">
          {lines.map(({ term, text }) => (
            <div key={term}>
              <dt className="inline text-muted">{term}: </dt>
              <dd className="inline whitespace-pre-line">{text}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  )
}
