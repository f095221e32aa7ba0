import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { PrintedProgramme } from '@/components/programme/printed-programme'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { getProgramme } from '@/lib/programme/queries'
import { formatDate, formatDateRange, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'
import type { VisitHead } from '@/lib/visits/types'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('programme.printed'))('heading')} · ${title}` }
}

/** The programme on A4: the draft as it stands now, which its foot says. */
export default async function PrintedProgrammePage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const now = new Date()
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, now)])
    : [null, null]
  if (!head || !programme) notFound()
  const t = await getTranslations('programme')
  const asOf = t('printed.asOf', { time: `${formatInstant(now, head.homeZone)} ${zoneCity(head.homeZone)}` })
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap gap-2 font-sans">
        <PrintButton label={t('printed.button')} />
        <ButtonLink href={`/visits/${visitId}/programme`}>{t('printed.back')}</ButtonLink>
      </div>
      <PrintedProgramme
        programme={programme}
        foot={`${head.reference} · ${head.title} · ${asOf} · ${t('printed.draft')}`}
        head={
          <>
            <p className="small-caps text-muted">{`${t('printed.heading')} · ${head.reference}`}</p>
            <h1 className="text-2xl">{head.title}</h1>
            <p>{datesOf(head) ?? t('printed.datesUnknown')}</p>
            <p className="text-sm text-muted">{t('printed.localTimes', { city: zoneCity(head.homeZone) })}</p>
          </>
        }
      />
      {programme.days.length === 0 ? <EmptyState>{t('emptyReader')}</EmptyState> : null}
    </main>
  )
}

function datesOf({ arrivalDate, departureDate }: VisitHead): string | null {
  if (arrivalDate && departureDate) return formatDateRange(arrivalDate, departureDate)
  return arrivalDate ? formatDate(arrivalDate) : null
}
