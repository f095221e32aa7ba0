import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DayCopyForm } from '@/components/programme/copy/day-copy-form'
import { DayCopyPreview } from '@/components/programme/copy/day-copy-preview'
import { type MoveView, moveBasics, whenWords } from '@/components/programme/timetable/move-view'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { actWords } from '@/lib/i18n/act-words'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { Query } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { type DayCopy, dayAnchor, previewDayCopy } from '@/lib/programme/copy/day-query'
import { canEditProgramme } from '@/lib/programme/policy'
import { getProgramme } from '@/lib/programme/queries'
import type { Programme } from '@/lib/programme/types'
import { isAhead } from '@/lib/programme/workflow'
import { getVisitHead } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.dayCopy'))('title') }
}

export default async function DuplicateDayPage({ params, searchParams }: Props) {
  const actor = await requireActor('programme.edit')
  const { visitId } = await params
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, new Date())])
    : [null, null]
  if (!head || !programme) notFound()
  if (!canEditProgramme(actor, head.status)) forbidden()
  const asked = await searchParams
  const { fields, target, copies, problems } = previewDayCopy(programme, asked)
  const t = await getTranslations('programme')
  const words = await getTranslations()
  const base = `/visits/${visitId}/programme`
  return (
    <>
      <PageHead
        title={t('dayCopy.title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> › <Link href={base}>{t('title')}</Link>
          </>
        }
      />
      {programme.days.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <DayCopyForm
          programme={programme}
          fields={fields}
          problems={Object.entries(problems).map(([field, { key }]) => ({
            field,
            label: t(`duplicate.${field as 'date' | 'dayNumber'}`),
            text: words(key as 'errors.invalid'),
          }))}
        />
      )}
      {copies && target ? (
        <Section id="preview" title={t('dayCopy.previewTitle')}>
          {copies.length === 0 ? (
            <p className="text-muted">{t('shift.nothingThere')}</p>
          ) : (
            <ClientMessages also={['programme.moves']}>
              <DayCopyPreview
                key={JSON.stringify(asked)}
                visitId={visitId}
                rows={await rowsOf(programme, copies)}
                target={target}
                redirectTo={`${base}${dayAnchor(target, programme.visit.arrivalDate)}`}
                words={actWords()}
              />
            </ClientMessages>
          )}
        </Section>
      ) : null}
    </>
  )
}

/** What was called off is not ticked: it is copied only when somebody wants it. */
async function rowsOf({ visit }: Programme, copies: readonly DayCopy[]): Promise<MoveView[]> {
  const context = {
    t: await getTranslations('programme'),
    arrivalDate: visit.arrivalDate,
    homeZone: visit.homeZone,
  }
  return copies.map(({ item, after }) => ({
    ...moveBasics(item, context),
    after: whenWords(after, context),
    ticked: isAhead(item.status) || item.status === 'held',
  }))
}
