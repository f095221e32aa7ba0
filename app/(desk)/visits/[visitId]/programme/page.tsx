import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { fileHref } from '@/components/calendars/file-href'
import { ClashCount } from '@/components/clashes/item-clashes'
import { ArchivedItems } from '@/components/programme/archived-items'
import { ProgrammeDaySection } from '@/components/programme/programme-day'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { rowWords } from '@/components/programme/row-words'
import { SettleHost } from '@/components/programme/unconfirmed/settle-host'
import { WhoseBar } from '@/components/programme/whose-bar'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu } from '@/components/ui/menu'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { getClashes } from '@/lib/clashes/queries'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { programmeFor, whoseAmong, whoseIn } from '@/lib/programme/own'
import { whoseChoices } from '@/lib/programme/own.queries'
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

export default async function ProgrammePage({ params, searchParams }: Params & { searchParams: Promise<Query> }) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const now = new Date()
  const [head, whole, choices, clashes] = isUuid(visitId)
    ? await Promise.all([
        getVisitHead(actor, visitId),
        getProgramme(actor, visitId, now),
        whoseChoices(actor, visitId),
        getClashes(actor, visitId, now),
      ])
    : [null, null, null, null]
  if (!head || !whole || !choices) notFound()
  const asked = whoseIn(readQuery(await searchParams, ['for']).for)
  // Nobody of this visit: the whole programme would be taken for theirs.
  const whose = asked && (whoseAmong(choices, asked) ?? notFound())
  const programme = asked ? programmeFor(whole, asked, now) : whole
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
        <>
          <ButtonLink href={`${base}/paste`}>{(await getTranslations('paste'))('link')}</ButtonLink>
          <ButtonLink tone="primary" href={`${base}/new`}>
            {t('add')}
          </ButtonLink>
        </>
      ) : null}
    </>
  )
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} whose={whose?.value} actor={actor} />
      <WhoseBar action={base} choices={choices} whose={whose} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted">
          {whose
            ? t('whose.count', { count: items.length, all: whole.days.flatMap((day) => day.items).length })
            : t('count', { count: items.length })}
          {items.length > 0 ? `, ${t('countOpen', { count: open })}` : null}
        </p>
        <div className="no-print flex flex-wrap items-center gap-2">
          <ClashCount visitId={visitId} clashes={clashes} />
          {items.length > 0 ? (
            <ButtonLink tone="quiet" href={withQuery(`${base}/print`, { for: whose?.value })}>
              {t('print')}
            </ButtonLink>
          ) : null}
          {whose && items.length > 0 ? (
            <ButtonLink tone="quiet" href={fileHref(visitId, whose.value)}>
              {(await getTranslations('calendars'))('download')}
            </ButtonLink>
          ) : null}
          {mayEdit ? (
            <ButtonLink tone="quiet" href={`${base}/dates`}>
              {t('dates.title')}
            </ButtonLink>
          ) : null}
          {mayEdit && items.length > 0 ? (
            <Menu label={t('more')} name={t('moreName')} quiet>
              <ButtonLink tone="quiet" href={`${base}/shift`}>
                {t('shift.link')}
              </ButtonLink>
              <ButtonLink tone="quiet" href={`${base}/duplicate-day`}>
                {t('dayCopy.link')}
              </ButtonLink>
            </Menu>
          ) : null}
          {buttons}
        </div>
      </div>
      {whose ? <h2 className="mb-4 text-xl">{t('whose.title', { name: whose.label })}</h2> : null}
      {items.length === 0 ? (
        <EmptyState>
          {whose ? t('whose.empty', { name: whose.label }) : t(mayEdit ? 'empty' : 'emptyReader')}
        </EmptyState>
      ) : null}
      <SettleHost words={words.act}>
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
      </SettleHost>
      {mayEdit ? <ArchivedItems items={programme.archived} /> : null}
    </VisitFrame>
  )
}

function dayQuery(day: ProgrammeDay): string {
  if (day.dayNumber !== null) return `?day=${day.dayNumber}`
  return day.date === null ? '' : `?date=${day.date}`
}
