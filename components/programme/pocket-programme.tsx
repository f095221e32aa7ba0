import { useTranslations } from 'next-intl'
import { isTravel } from '@/lib/programme/rules'
import { tellTime, zoneOfDay } from '@/lib/programme/tell-time'
import type { OpenedItem } from '@/lib/versions/opened'
import { audienceText, partyText } from './audience-words'
import { ItemStatusTag } from './item/item-tags'
import { type PrintedDay, useDayHeading } from './printed-days'

/** One day of the programme for the pocket: time, title, place and who, and nothing else. */
export function PocketDay({ day, homeZone }: { day: PrintedDay; homeZone: string }) {
  const { name, facts } = useDayHeading(day, homeZone)
  const dayZone = zoneOfDay(day.items)
  return (
    <section className="mb-2">
      <h2 className="break-inside-avoid break-after-avoid border-b border-line font-semibold">
        {name}
        {facts.length > 0 ? <span className="font-normal"> · {facts.join(' · ')}</span> : null}
      </h2>
      <ol>
        {day.items.map((item) => (
          <PocketItem key={item.id} item={item} homeZone={homeZone} dayZone={dayZone} />
        ))}
      </ol>
    </section>
  )
}

function PocketItem({ item, homeZone, dayZone }: { item: OpenedItem; homeZone: string; dayZone: string | null }) {
  const t = useTranslations('programme')
  const { text, home } = tellTime(item, { homeZone, dayZone })
  const settled = item.status === 'confirmed' || item.status === 'held'
  const place = isTravel(item.type)
    ? [[item.fromPlace, item.toPlace].filter(Boolean).join(' → '), item.carrier].filter(Boolean).join(', ')
    : [item.venue, item.city].filter(Boolean).join(', ')
  const isOpen = item.unconfirmed.length > 0
  const isNeeded = !item.notNeeded.includes(isTravel(item.type) ? 'route' : 'place')
  return (
    <li className="break-inside-avoid border-b border-line py-0.5 last:border-b-0">
      <h3>
        <span className="font-semibold tabular-nums">{text ?? '–'}</span> {item.title}{' '}
        {settled ? null : <ItemStatusTag status={item.status} />}
      </h3>
      {home === null ? null : <p className="tabular-nums">{home}</p>}
      {place || isNeeded ? <p>{place || <span className="unknown">{t('printed.toBeConfirmed')}</span>}</p> : null}
      <PocketWho item={item} />
      {isOpen && (place || !isNeeded) ? <p className="unknown">{t('printed.toBeConfirmed')}</p> : null}
    </li>
  )
}

/** The host side, then ours. */
function PocketWho({ item }: { item: OpenedItem }) {
  const t = useTranslations('programme')
  const parties =
    item.counterparts.length > 0
      ? item.counterparts.map((party) => partyText(party, t))
      : item.hosts.map(({ name }) => name)
  const shown = [parties.join(', '), audienceText(item, t)].filter(Boolean).join(' · ')
  return shown === '' ? null : <p className="text-muted">{shown}</p>
}
