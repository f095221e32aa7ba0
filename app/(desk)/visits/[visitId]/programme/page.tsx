import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ArchivedItems } from '@/components/programme/archived-items'
import { ProgrammeDaySection } from '@/components/programme/programme-day'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { rowWords } from '@/components/programme/row-words'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu } from '@/components/ui/menu'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isUuid } from '@/lib/platform/id'
import { canEditProgramme, canRunProgramme } from '@/lib/programme/policy'
import { getProgramme } from '@/lib/programme/queries'
import { isDue } from '@/lib/programme/rules'
import type { ProgrammeDay, ProgrammeItemView } from '@/lib/programme/types'
import { isAhead } from '@/lib/programme/workflow'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('programme'))('title')} · ${title}` }
}

export default async function ProgrammePage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const now = new Date()
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, now)])
    : [null, null]
  if (!head || !programme) notFound()
  const t = await getTranslations('programme')
  const base = `/visits/${visitId}/programme`
  const mayEdit = canEditProgramme(actor, head.status)
  const items = programme.days.flatMap((day) => day.items)
  const open = items.filter(({ status }) => isAhead(status) && status !== 'confirmed').length
  const words = rowWords(t, await getTranslations('readouts'), await getTranslations('shell'))
  const rows = {
    t,
    actor,
    visitStatus: head.status,
    homeZone: head.homeZone,
    nextItemId: programme.nextItemId,
    movable: programme.movable,
    isDue: (item: ProgrammeItemView) => isDue(item, head.arrivalDate, now),
  }
  const buttons = (
    <>
      {canRunProgramme(actor, head.status) ? (
        <ButtonLink href={`${base}/unplanned`}>{t('addUnplanned')}</ButtonLink>
      ) : null}
      {mayEdit ? (
        <ButtonLink tone="primary" href={`${base}/new`}>
          {t('add')}
        </ButtonLink>
      ) : null}
    </>
  )
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted">
          {t('count', { count: items.length })}
          {items.length > 0 ? `, ${t('countOpen', { count: open })}` : null}
        </p>
        <div className="no-print flex flex-wrap gap-2">
          {items.length > 0 ? (
            <ButtonLink tone="quiet" href={`${base}/print`}>
              {t('print')}
            </ButtonLink>
          ) : null}
          {mayEdit ? (
            <ButtonLink tone="quiet" href={`${base}/dates`}>
              {t('dates.title')}
            </ButtonLink>
          ) : null}
          {mayEdit && items.length > 0 ? (
            <Menu label={t('more')} quiet>
              <ButtonLink tone="quiet" href={`${base}/shift`}>
                {t('shift.link')}
              </ButtonLink>
            </Menu>
          ) : null}
          {buttons}
        </div>
      </div>
      {items.length === 0 ? <EmptyState>{t(mayEdit ? 'empty' : 'emptyReader')}</EmptyState> : null}
      {programme.days.map((day) => (
        <ProgrammeDaySection
          key={day.key}
          day={day}
          now={now}
          {...(mayEdit ? { addHref: `${base}/new${dayQuery(day)}` } : {})}
          rows={rows}
          words={words}
        />
      ))}
      {mayEdit ? <ArchivedItems items={programme.archived} /> : null}
    </VisitFrame>
  )
}

function dayQuery(day: ProgrammeDay): string {
  if (day.dayNumber !== null) return `?day=${day.dayNumber}`
  return day.date === null ? '' : `?date=${day.date}`
}
