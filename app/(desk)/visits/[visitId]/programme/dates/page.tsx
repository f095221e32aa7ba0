import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewClashes } from '@/components/clashes/new-clashes'
import { DATES_FORM, DatesForm } from '@/components/programme/dates/dates-form'
import { DatesPreview } from '@/components/programme/dates/dates-preview'
import { type MoveView, moveBasics, whenWords } from '@/components/programme/timetable/move-view'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { VisitDates } from '@/components/visits/visit-dates'
import { requireActor } from '@/lib/auth/actor'
import { previewClashes } from '@/lib/clashes/shift-preview.queries'
import { actWords } from '@/lib/i18n/act-words'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { Query } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { readDates } from '@/lib/programme/dates/query'
import { type PlannedDate, planDates } from '@/lib/programme/dates/visit-dates'
import { getProgramme } from '@/lib/programme/queries'
import type { ItemWhen } from '@/lib/programme/shift/plan'
import type { Programme } from '@/lib/programme/types'
import { canEditVisit } from '@/lib/visits/policy'
import { getVisitHead } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.dates'))('title') }
}

export default async function DatesPage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.edit')
  const { visitId } = await params
  const now = new Date()
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, now)])
    : [null, null]
  if (!head || !programme) notFound()
  if (!canEditVisit(actor, head)) forbidden()
  const asked = await searchParams
  const query = readDates(asked, head)
  const { dates, problems } = query
  const items = programme.days.flatMap((day) => day.items)
  const plan = dates && planDates(items, { before: head, after: dates }, head.homeZone)
  const moves = plan && movesOf(plan, new Set(query.along))
  const broken = dates && moves && (await previewClashes(actor, visitId, { moves, dates }, now))
  const t = await getTranslations('programme')
  const words = await getTranslations()
  return (
    <>
      <PageHead
        title={t('dates.title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> ›{' '}
            <Link href={`/visits/${head.id}/programme`}>{t('title')}</Link>
          </>
        }
        facts={[<VisitDates key="dates" arrival={head.arrivalDate} departure={head.departureDate} />]}
      />
      <DatesForm
        visitId={visitId}
        query={query}
        problems={Object.entries(problems).map(([field, { key }]) => ({
          field,
          label: t(`dates.${field as 'arrivalDate' | 'departureDate'}`),
          text: words(key as 'errors.invalidDate'),
        }))}
      />
      {plan && dates ? (
        <Section id="preview" title={t('dates.previewTitle')}>
          <ClientMessages also={['programme.moves']}>
            <DatesPreview
              key={JSON.stringify([asked, head.version])}
              visit={{ id: head.id, version: head.version }}
              dates={dates}
              rows={await rowsOf(programme, plan, { arrivalDate: dates.arrivalDate, along: new Set(query.along) })}
              form={DATES_FORM}
              words={actWords()}
            >
              {broken ? <NewClashes broken={broken} title={t('dates.breaks')} /> : null}
            </DatesPreview>
          </ClientMessages>
        </Section>
      ) : null}
    </>
  )
}

/** Where the items would be: all that follow, and the dated ones that are ticked. */
const movesOf = (plan: readonly PlannedDate[], along: ReadonlySet<string>) =>
  new Map(
    plan.flatMap((one): [string, ItemWhen][] => {
      if (one.kind === 'held') return one.kept ? [[one.item.id, one.kept]] : []
      const goes = one.kind === 'follows' || (one.kind === 'mayMove' && along.has(one.item.reference))
      return goes && one.after ? [[one.item.id, one.after]] : []
    }),
  )

async function rowsOf(
  { visit }: Programme,
  plan: readonly PlannedDate[],
  { arrivalDate, along }: { arrivalDate: string | null; along: ReadonlySet<string> },
): Promise<MoveView[]> {
  const t = await getTranslations('programme')
  const { homeZone } = visit
  return plan.map(({ item, kind, after }) => ({
    ...moveBasics(item, { t, arrivalDate: visit.arrivalDate, homeZone }),
    after: after && whenWords(after, { t, arrivalDate, homeZone }),
    ...(kind === 'held' || kind === 'dated' || kind === 'noDay' ? { stays: t(`dates.stays.${kind}`) } : {}),
    ...(kind === 'mayMove' ? { ticked: along.has(item.reference) } : {}),
  }))
}
