import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TravelTimeForm } from '@/components/clashes/travel-time-form'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { archiveTravelTime, editTravelTime, restoreTravelTime } from '@/lib/clashes/actions'
import { placeName } from '@/lib/clashes/places'
import { getTravelTime } from '@/lib/clashes/travel-times.queries'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('travelTimes'))('edit') }
}

export default async function TravelTimePage({ params }: { params: Promise<{ travelTimeId: string }> }) {
  const actor = await requireActor('programme.edit')
  const row = await getTravelTime(actor, (await params).travelTimeId)
  if (!row) notFound()
  const t = await getTranslations('travelTimes')
  const { id: travelTimeId, version, from, to, minutes, note, archived } = row
  const input = { travelTimeId, version }
  return (
    <>
      <PageHead
        title={t('between', { from: placeName(from), to: placeName(to) })}
        above={<Link href="/travel-times">{t('title')}</Link>}
        action={
          archived ? (
            <ActionButton action={restoreTravelTime} input={input} label={t('restore')} done={t('restoreDone')} />
          ) : (
            <ActionButton action={archiveTravelTime} input={input} label={t('archive')} done={t('archiveDone')} />
          )
        }
      />
      {archived ? (
        <Notice tone="warn">{t('archived')}</Notice>
      ) : (
        <ClientMessages also={['travelTimes.form']}>
          <TravelTimeForm
            values={{
              fromCity: from.city,
              fromVenue: from.venue ?? '',
              toCity: to.city,
              toVenue: to.venue ?? '',
              minutes: String(minutes),
              note: note ?? '',
            }}
            save={{ edit: editTravelTime, travelTimeId, version }}
            back="/travel-times"
          />
        </ClientMessages>
      )}
    </>
  )
}
