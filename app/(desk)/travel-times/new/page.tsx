import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TravelTimeForm } from '@/components/clashes/travel-time-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { addTravelTime } from '@/lib/clashes/actions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('travelTimes'))('add') }
}

export default async function NewTravelTimePage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireActor('programme.edit')
  const t = await getTranslations('travelTimes')
  const known = readQuery(await searchParams, ['fromCity', 'fromVenue', 'toCity', 'toVenue', 'visit'])
  const { visit = '', fromCity = '', fromVenue = '', toCity = '', toVenue = '' } = known
  const back = isUuid(visit) ? `/visits/${visit}/programme/check` : '/travel-times'
  return (
    <>
      <PageHead title={t('add')} above={<Link href="/travel-times">{t('title')}</Link>} />
      <ClientMessages also={['travelTimes.form']}>
        <TravelTimeForm
          values={{ fromCity, fromVenue, toCity, toVenue, minutes: '', note: '' }}
          save={{ add: addTravelTime }}
          back={back}
        />
      </ClientMessages>
    </>
  )
}
