import { useTranslations } from 'next-intl'
import { PrintButton } from '@/components/programme/print-button'
import { ButtonLink } from '@/components/ui/button'
import { briefingPlaces } from '@/lib/briefings/address'
import type { Briefing } from '@/lib/briefings/types'
import { formatDate } from '@/lib/time/format'
import { BriefingLists, namesOf, OpenLine } from './briefing'

type Props = {
  briefing: Briefing
  /** The meeting that it is for, with its day and visit. */
  meeting: string | null
  reader: string
  /** Day of home, `YYYY-MM-DD`. */
  today: string
  back: string
  /** Its own address. */
  sheet: string
}

/** One sheet for the briefing folder: set to be read on paper, its state and reader at the foot of every page. */
export function PrintedBriefing({ briefing, meeting, reader, today, back, sheet }: Props) {
  const t = useTranslations('briefings.sheet')
  const places = briefingPlaces(briefing, sheet)
  const asOf = t('asOf', { date: formatDate(today), reader })
  return (
    <main className="mx-auto max-w-3xl bg-surface p-6 sm:p-10 print:max-w-none print:p-0">
      <div className="no-print mb-8 flex flex-wrap gap-2 font-sans">
        <PrintButton label={t('print')} />
        <ButtonLink href={back}>{t('back')}</ButtonLink>
      </div>
      {/* A table's foot that is not to be broken is the one thing that every browser repeats on each printed page. */}
      <div className="table w-full font-serif">
        <div className="table-footer-group break-inside-avoid">
          <p className="print-foot hidden pt-4 text-sm text-muted print:block">{asOf}</p>
        </div>
        <div className="table-row-group">
          <p className="small-caps text-muted">{t('heading')}</p>
          <h1 className="text-2xl break-words">{t('of', { names: namesOf(briefing) })}</h1>
          {meeting ? <p className="mb-2 break-words">{t('for', { meeting })}</p> : null}
          <OpenLine counts={briefing.counts} all={places.followUps} />
          <BriefingLists briefing={briefing} places={places} columns={false} />
          <p className="mt-6 text-sm text-muted print:hidden">{asOf}</p>
        </div>
      </div>
    </main>
  )
}
