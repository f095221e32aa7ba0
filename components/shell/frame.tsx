import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Actor, can } from '@/lib/auth/permissions'
import { DeviceProvider } from '../device/provider'
import { SyncMark, SyncStrip } from '../device/sync-state'
import { Button, ButtonLink } from '../ui/button'
import { DraftOwner } from '../ui/form/draft-owner'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
import { Menu } from '../ui/menu'
import { BottomBar } from './bottom-bar'
import { type Destination, destinationsFor, type FrameCounts } from './destinations'
import { Flash } from './flash'
import type { Place } from './nav-link'
import { Navigation } from './navigation'
import { NoticesLink } from './notices-link'
import { Rail } from './rail'
import { SearchBox } from './search-box'
import { SignOutForm } from './sign-out-form'

type Props = { actor: Actor; counts: Promise<FrameCounts>; unread: number; children: ReactNode }

/**
 * The frame around every page of a signed-in person: skip link, rail or bottom bar, search, account, and the
 * word that something was done. Shows only places that serve this person; it guards nothing.
 * @param counts is waited for beside the page, not before it
 * @param unread notices that the person has not read yet
 */
export function Frame({ actor, counts, unread, children }: Props) {
  const t = useTranslations('shell')
  const places = counts.then((known) => placesIn(destinationsFor(actor, known), t))
  // The page may have turned out to be another one, and then nobody waits for this.
  places.catch(() => {})
  const userId = actor.userId ?? ''
  return (
    <DraftOwner userId={userId}>
      <DeviceProvider person={{ userId, name: actor.name, mayWrite: can(actor, 'readout.write') }}>
        <Navigation />
        <a
          href="#content"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded bg-surface px-4 py-2 font-semibold text-link focus:translate-y-0 print:hidden"
        >
          {t('skip')}
        </a>
        <TopBar name={actor.name} unread={unread} />
        <div className="mx-auto lg:grid lg:max-w-[100rem] lg:grid-cols-[13rem_minmax(0,1fr)]">
          <nav
            aria-label={t('nav.main')}
            className="no-print sticky top-14 hidden h-[calc(100dvh-3.5rem)] overflow-y-auto border-r border-line p-3 lg:block"
          >
            <CountedRail places={places} />
          </nav>
          <main id="content" tabIndex={-1} className="min-w-0 px-4 pt-5 pb-24 sm:px-6 lg:px-8 lg:pb-12 print:p-0">
            <Flash dismiss={t('flash.dismiss')} />
            {children}
          </main>
        </div>
        <CountedBar places={places} />
      </DeviceProvider>
    </DraftOwner>
  )
}

type Counted = { places: Promise<Place[]> }

const CountedRail = async ({ places }: Counted) => <Rail places={await places} />

async function CountedBar({ places }: Counted) {
  const t = await getTranslations('shell.nav')
  return <BottomBar places={await places} words={{ main: t('main'), search: t('search'), more: t('more') }} />
}

/** With their words, so that the browser needs no messages for them. */
function placesIn(destinations: readonly Destination[], t: ReturnType<typeof useTranslations<'shell'>>): Place[] {
  return destinations.map((destination) => ({
    ...destination,
    label: t(`nav.${destination.key}`),
    ...(destination.count ? { waiting: t('nav.waiting', { count: destination.count }) } : {}),
  }))
}

function TopBar({ name, unread }: { name: string; unread: number }) {
  const t = useTranslations('shell')
  return (
    <header className="no-print sticky top-0 z-30 border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-[100rem] items-center gap-3 px-4 lg:px-6">
        <Link href="/" className="shrink-0 font-serif text-xl font-semibold text-primary no-underline lg:w-[10.25rem]">
          {t('name')}
        </Link>
        {/* On a phone the bar at the bottom has the search. */}
        <div className="min-w-0 flex-1 max-sm:*:hidden">
          <SearchBox label={t('search.label')} placeholder={t('search.placeholder')} />
        </div>
        <SyncMark />
        <NoticesLink now={{ unread }} words={{ label: t('notices.label'), unread: t('notices.unread') }} />
        <Menu quiet label={<PersonLabel name={name} />}>
          <p className="px-3.5 pt-1.5 text-muted">{name}</p>
          <ButtonLink tone="quiet" href="/account">
            {t('person.account')}
          </ButtonLink>
          <SignOutForm>
            <Button type="submit" tone="quiet">
              <Icon name="log-out" size={16} />
              {t('person.signOut')}
            </Button>
          </SignOutForm>
        </Menu>
      </div>
      <SyncStrip />
    </header>
  )
}

/** The name, and on a phone its first letters; read out it is the name either way. */
function PersonLabel({ name }: { name: string }) {
  const t = useTranslations('shell.person')
  const letters = name
    .split(/[^\p{L}]+/u)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
  return (
    <>
      <span className="sr-only">{t('menu', { name })}</span>
      <span aria-hidden className="max-w-48 truncate max-sm:hidden">
        {name}
      </span>
      <span aria-hidden className="sm:hidden">
        {letters}
      </span>
    </>
  )
}
