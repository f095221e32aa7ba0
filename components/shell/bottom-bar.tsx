'use client'

import { Ellipsis, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Destination } from './destinations'
import { NavLink } from './nav-link'

const IN_THE_BAR = new Set(['desk', 'visits', 'followUps'])
const ITEM =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded px-1 text-sm text-muted no-underline'

/** A phone's way about: the three places of every day, search, and the rest under "More". */
export function BottomBar({ destinations }: { destinations: readonly Destination[] }) {
  const t = useTranslations('shell.nav')
  const path = usePathname()
  const more = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the fold
  useEffect(() => {
    if (more.current) more.current.open = false
  }, [path])
  const daily = destinations.filter(({ key }) => IN_THE_BAR.has(key))
  const rest = destinations.filter(({ key }) => !IN_THE_BAR.has(key))
  return (
    <nav
      aria-label={t('main')}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col">
        {daily.map((destination) => (
          <li key={destination.key}>
            <NavLink destination={destination} shape="bar" />
          </li>
        ))}
        <li>
          <Link href="/search" className={ITEM} {...(path === '/search' ? { 'aria-current': 'page' as const } : {})}>
            <Search aria-hidden size={18} />
            {t('search')}
          </Link>
        </li>
        <li>
          <details ref={more} className="relative">
            <summary className={`${ITEM} list-none [&::-webkit-details-marker]:hidden`}>
              <Ellipsis aria-hidden size={18} />
              {t('more')}
            </summary>
            <ul className="absolute right-1 bottom-full mb-1 grid min-w-52 gap-0.5 rounded border border-line bg-surface p-1 shadow-pop">
              {rest.map((destination) => (
                <li key={destination.key}>
                  <NavLink destination={destination} shape="rail" />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  )
}
