'use client'

import { usePathname } from 'next/navigation'
import { Icon, type IconName } from '../ui/icon'
import { Link } from '../ui/link'
import { type Destination, type DestinationKey, isAt } from './destinations'

/** A destination in words: `waiting` says how many records wait there. */
export type Place = Destination & { label: string; waiting?: string }

const ICONS: Record<DestinationKey, IconName> = {
  desk: 'house',
  visits: 'plane',
  followUps: 'clipboard-check',
  reviews: 'check-check',
  missing: 'file-clock',
  outcomes: 'handshake',
  agreements: 'scroll',
  reports: 'chart-column',
  organisations: 'building-2',
  people: 'users',
  admin: 'settings',
}

const SHAPES = {
  rail: 'min-h-9 gap-2.5 px-3 py-1.5',
  bar: 'min-h-14 flex-col justify-center gap-0.5 text-sm whitespace-nowrap',
} as const

/** A place of the frame with what waits there; the current one is marked. */
export function NavLink({ place, shape }: { place: Place; shape: keyof typeof SHAPES }) {
  const current = isAt(usePathname(), place.href)
  const { key, href, label, count, waiting } = place
  return (
    <Link
      href={href}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      className={`relative flex items-center rounded no-underline outline-offset-[-2px] ${SHAPES[shape]} ${
        current ? 'bg-neutral-soft font-semibold text-ink' : 'text-muted hover:bg-sunken hover:text-ink'
      }`}
    >
      <Icon name={ICONS[key]} className="shrink-0" />
      <span>{label}</span>
      {count && waiting ? <Count count={count} waiting={waiting} shape={shape} /> : null}
    </Link>
  )
}

const MOST_SHOWN = 99

function Count({ count, waiting, shape }: { count: number; waiting: string; shape: keyof typeof SHAPES }) {
  const place = shape === 'rail' ? 'ml-auto' : 'absolute top-0.5 left-1/2 ml-1.5 leading-4'
  return (
    <span className={`${place} rounded-sm bg-primary px-1.5 text-sm font-semibold text-on-primary tabular-nums`}>
      <span aria-hidden>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="sr-only">{waiting}</span>
    </span>
  )
}
