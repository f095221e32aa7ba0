'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { HomeScreen } from './home-screen'
import { MeetingScreen } from './meeting-screen'
import { useRoad } from './road-data'
import { type RoadScreen, screenAt } from './route'
import { ScreenHead } from './screen-head'
import { UnplannedScreen } from './unplanned-screen'
import { UnsentScreen } from './unsent-screen'
import { VisitScreen } from './visit-screen'

/** The screen of an address, of what the device holds. */
export function RoadScreens({ href }: { href: string }) {
  const screen = screenAt(href)
  return <Screen key={keyOf(screen)} screen={screen} />
}

/** A tab is no new screen. */
const keyOf = (screen: RoadScreen): string =>
  screen.at + ('visitId' in screen ? screen.visitId : 'itemId' in screen ? screen.itemId : '')

function Screen({ screen }: { screen: RoadScreen }) {
  const { packs } = useRoad()
  switch (screen.at) {
    case 'home':
      return <HomeScreen />
    case 'unsent':
      return <UnsentScreen />
    case 'unplanned':
      return <UnplannedScreen visitId={screen.visitId} />
    case 'visit': {
      const pack = packs.find(({ visit }) => visit.id === screen.visitId)
      return pack ? <VisitScreen pack={pack} tab={screen.tab} /> : <NotHere what="visit" />
    }
    case 'meeting': {
      const pack = packs.find(({ programme }) => programme.some(({ id }) => id === screen.itemId))
      const meeting = pack?.programme.find(({ id }) => id === screen.itemId)
      return pack && meeting ? <MeetingScreen pack={pack} meeting={meeting} /> : <NotHere what="meeting" />
    }
    default:
      return <NotHere what="page" />
  }
}

function NotHere({ what }: { what: 'visit' | 'meeting' | 'page' }) {
  const t = useTranslations('road.notHere')
  return (
    <>
      <ScreenHead title={t(what)} back={{ href: '/road', label: t('all') }} />
      <EmptyState>{t(`${what}Explain`)}</EmptyState>
    </>
  )
}
