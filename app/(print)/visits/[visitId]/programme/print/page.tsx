import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PrintButton } from '@/components/programme/print-button'
import { PrintedProgramme } from '@/components/programme/printed-programme'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PrintChoice } from '@/components/versions/print-choice'
import { requireActor } from '@/lib/auth/actor'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { whoseAmong, whoseIn } from '@/lib/programme/own'
import { formatDate, formatDateRange, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { getDraft } from '@/lib/versions/draft.queries'
import { openSnapshot } from '@/lib/versions/opened'
import { getVersion, numberIn, versionChoices } from '@/lib/versions/queries'
import type { Snapshot } from '@/lib/versions/snapshot'
import { openedFor, whoseChoices } from '@/lib/versions/whose'
import { getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('programme.printed'))('heading')} · ${title}` }
}

/** The programme on paper: the draft as it stands now or a version, the whole of it or one person's or subgroup's. */
export default async function PrintedProgrammePage({ params, searchParams }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const asked = readQuery(await searchParams, ['version', 'for', 'layout'])
  const now = new Date()
  const number = asked.version === undefined ? null : (numberIn(asked.version) ?? notFound())
  if (!isUuid(visitId)) notFound()
  const [version, versions] = await Promise.all([
    number === null ? null : getVersion(actor, visitId, number),
    versionChoices(actor, visitId),
  ])
  const snapshot = number === null ? await getDraft(actor, visitId, now) : version?.snapshot
  if (!snapshot) notFound()
  const choices = whoseChoices(snapshot)
  const asks = asked.for === undefined ? null : (whoseIn(asked.for) ?? notFound())
  const whose = asks && (whoseAmong(choices, asks) ?? notFound())
  const programme = openedFor(openSnapshot(snapshot), asks)
  const pocket = asked.layout === 'pocket'
  const t = await getTranslations()
  const { reference, title, homeZone } = snapshot.visit
  const said = (instant: Date) => `${formatInstant(instant, homeZone)} ${zoneCity(homeZone)}`
  const state = version
    ? t('versions.print.version', { number: version.number, at: said(new Date(version.issuedAt)) })
    : `${t('programme.printed.asOf', { time: said(now) })} · ${t('programme.printed.draft')}`
  const own = whose ? t('versions.own.of', { name: whose.label }) : null
  return (
    <main className={`mx-auto bg-surface p-6 sm:p-10 print:max-w-none print:p-0 ${pocket ? 'max-w-6xl' : 'max-w-3xl'}`}>
      <div className="no-print mb-8 grid gap-4 font-sans">
        <div className="flex flex-wrap gap-2">
          <PrintButton label={t('programme.printed.button')} />
          <ButtonLink href={`/visits/${visitId}/programme`}>{t('programme.printed.back')}</ButtonLink>
        </div>
        <PrintChoice
          visitId={visitId}
          versions={versions.map((one) => one.number)}
          people={[...choices.subgroups, ...choices.members, ...choices.others]}
          chosen={{ version: number, whose: whose?.value ?? null, pocket }}
        />
      </div>
      <PrintedProgramme
        programme={programme}
        pocket={pocket}
        foot={[reference, title, own, state].filter(Boolean).join(' · ')}
        head={
          <>
            <p className="small-caps text-muted">
              {[t('programme.printed.heading'), reference, version && t('versions.number', { number: version.number })]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <h1 className={pocket ? '' : 'text-2xl'}>{title}</h1>
            {own ? <p className="font-semibold">{own}</p> : null}
            <p>{datesOf(snapshot.visit) ?? t('programme.printed.datesUnknown')}</p>
            {version?.note && !pocket ? <p className="whitespace-pre-line">{version.note}</p> : null}
            <p className={pocket ? 'text-muted' : 'text-sm text-muted'}>
              {t('programme.printed.localTimes', { city: zoneCity(homeZone) })}
            </p>
          </>
        }
      />
      {programme.days.length === 0 ? (
        <EmptyState>{t(whose ? 'versions.own.empty' : 'programme.emptyReader')}</EmptyState>
      ) : null}
    </main>
  )
}

function datesOf({ arrivalDate, departureDate }: Snapshot['visit']): string | null {
  if (arrivalDate && departureDate) return formatDateRange(arrivalDate, departureDate)
  return arrivalDate ? formatDate(arrivalDate) : null
}
