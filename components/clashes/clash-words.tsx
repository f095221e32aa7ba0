import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Clash, ClashItem } from '@/lib/clashes/types'
import type { Message } from '@/lib/platform/result'
import { formatDate } from '@/lib/time/format'

/** People that are named at once; more fold. */
const NAMED = 6

/** A message of the rules in words. */
function Said({ message }: { message: Message }) {
  const t = useTranslations()
  return t(message.key as 'clashes.reasons.personTwice', message.values as never)
}

/** The reason of a clash in words, and what was taken for granted. */
export function ClashReason({ clash }: { clash: Pick<Clash, 'message' | 'notes'> }) {
  return (
    <>
      <p>
        <Said message={clash.message} />
      </p>
      {clash.notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the notes are fixed and never reordered
        <p key={index} className="text-sm text-muted">
          <Said message={note} />
        </p>
      ))}
    </>
  )
}

/** When an item of a clash is: its date or day, and its time in its place's zone. */
function ClashWhen({ when: { date, dayNumber, time } }: Pick<ClashItem, 'when'>) {
  const t = useTranslations('clashes')
  const day = date !== null ? formatDate(date) : dayNumber === null ? t('noDay') : t('day', { number: dayNumber })
  return <span className="figure">{time === null ? day : `${day}, ${time}`}</span>
}

/** The items of a clash, each a link, with its visit where that is another. */
export function ClashItems({ items }: { items: readonly ClashItem[] }) {
  const t = useTranslations('clashes')
  return (
    <ul aria-label={t('items')} className="mt-2 space-y-1">
      {items.map((item) => (
        <li key={item.id} className="break-words">
          <Link href={item.href}>{item.title}</Link>{' '}
          <span className="text-sm text-muted">
            {item.reference} · <ClashWhen when={item.when} />
            {item.visit ? (
              <>
                {' '}
                · {t('otherVisit')} <Link href={item.visit.href}>{item.visit.title}</Link> {item.visit.reference}
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Whom a clash concerns, each with what they are there; a long list folds. */
export function ClashPeople({ people }: { people: Clash['people'] }) {
  const t = useTranslations('clashes')
  if (people.length === 0) return null
  const names = people.map(({ name, as }) => t('person', { name, as: t(`as.${as}`) })).join(', ')
  return (
    <div className="mt-2 text-sm text-muted">
      {people.length > NAMED ? (
        <details>
          <summary className="cursor-pointer">{t('whoAll', { count: people.length })}</summary>
          <p className="mt-1">{names}</p>
        </details>
      ) : (
        <p>
          {t('who')}: {names}
        </p>
      )}
    </div>
  )
}
