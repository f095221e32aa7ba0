'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { NavLink, type Place } from './nav-link'
import { Rail } from './rail'

const IN_THE_BAR = new Set(['desk', 'visits', 'followUps'])
const ITEM =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded px-1 text-sm text-muted no-underline'

type Props = { places: readonly Place[]; words: { main: string; search: string; more: string } }

/** A phone's way about: the three places of every day, search, and the rest under "More". */
export function BottomBar({ places, words }: Props) {
  const path = usePathname()
  const more = useRef<HTMLDetailsElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the fold
  useEffect(() => {
    if (more.current) more.current.open = false
  }, [path])
  const daily = places.filter(({ key }) => IN_THE_BAR.has(key))
  return (
    <nav
      aria-label={words.main}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col">
        {daily.map((place) => (
          <li key={place.key}>
            <NavLink place={place} shape="bar" />
          </li>
        ))}
        <li>
          <Link href="/search" className={ITEM} {...(path === '/search' ? { 'aria-current': 'page' as const } : {})}>
            <Icon name="search" />
            {words.search}
          </Link>
        </li>
        <li>
          <details ref={more} className="relative">
            <summary className={`${ITEM} list-none [&::-webkit-details-marker]:hidden`}>
              <Icon name="ellipsis" />
              {words.more}
            </summary>
            <div className="absolute right-1 bottom-full mb-1 min-w-52 rounded border border-line bg-surface p-1 shadow-pop">
              <Rail places={places.filter(({ key }) => !IN_THE_BAR.has(key))} />
            </div>
          </details>
        </li>
      </ul>
    </nav>
  )
}
