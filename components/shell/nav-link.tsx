'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { DestinationIcon } from './destination-icon'
import { type Destination, isAt } from './destinations'

const SHAPES = {
  rail: 'min-h-9 gap-2.5 px-3 py-1.5',
  bar: 'min-h-14 flex-col justify-center gap-0.5 text-sm whitespace-nowrap',
} as const

/** A place of the frame with what waits there; the current one is marked. */
export function NavLink({ destination, shape }: { destination: Destination; shape: keyof typeof SHAPES }) {
  const t = useTranslations('shell.nav')
  const current = isAt(usePathname(), destination.href)
  const { key, href, count } = destination
  return (
    <Link
      href={href}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      className={`relative flex items-center rounded no-underline outline-offset-[-2px] ${SHAPES[shape]} ${
        current ? 'bg-neutral-soft font-semibold text-ink' : 'text-muted hover:bg-sunken hover:text-ink'
      }`}
    >
      <DestinationIcon of={key} />
      <span>{t(key)}</span>
      {count ? <Count count={count} shape={shape} /> : null}
    </Link>
  )
}

const MOST_SHOWN = 99

function Count({ count, shape }: { count: number; shape: keyof typeof SHAPES }) {
  const t = useTranslations('shell.nav')
  const place = shape === 'rail' ? 'ml-auto' : 'absolute top-0.5 left-1/2 ml-1.5 leading-4'
  return (
    <span className={`${place} rounded-sm bg-primary px-1.5 text-sm font-semibold text-on-primary tabular-nums`}>
      <span aria-hidden>{count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}</span>
      <span className="sr-only">{t('waiting', { count })}</span>
    </span>
  )
}
