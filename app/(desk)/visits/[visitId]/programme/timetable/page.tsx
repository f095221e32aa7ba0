import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClashCount } from '@/components/clashes/item-clashes'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { TimetableDays } from '@/components/programme/timetable/timetable-days'
import { TimetableEditor } from '@/components/programme/timetable/timetable-editor'
import { TimetableGrid } from '@/components/programme/timetable/timetable-grid'
import { TimetableKey } from '@/components/programme/timetable/timetable-key'
import { TimetableReader } from '@/components/programme/timetable/timetable-reader'
import { TimetableTray } from '@/components/programme/timetable/timetable-tray'
import { timetableView } from '@/components/programme/timetable/timetable-view'
import { drawWords, moveWords } from '@/components/programme/timetable/timetable-words'
import { WhoseBar } from '@/components/programme/whose-bar'
import { ButtonLink } from '@/components/ui/button'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { isOpen } from '@/lib/clashes/find'
import { getClashes } from '@/lib/clashes/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { programmeFor, whoseAmong, whoseIn } from '@/lib/programme/own'
import { whoseChoices } from '@/lib/programme/own.queries'
import { canEditProgramme } from '@/lib/programme/policy'
import { getProgramme } from '@/lib/programme/queries'
import { layTimetable, shownDay } from '@/lib/programme/timetable/timetable'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Props = {
  params: Promise<{ visitId: string }>
  searchParams: Promise<Query>
}

/** What its dialog says beside the fields. */
const EDITOR_MESSAGES = [
  ...['dayNumber', 'date', 'start', 'end', 'endDate', 'startOffset', 'endOffset', 'offsetFirst', 'offsetSecond'].map(
    (key) => `programme.form.${key}`,
  ),
  ...['move', 'done', 'endDateHint'].map((key) => `programme.timetable.edit.${key}`),
]
const KEYS_ID = 'timetable-keys'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('programme'))('timetable.title')} · ${title}` }
}

export default async function TimetablePage({ params, searchParams }: Props) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const { day, for: text } = readQuery(await searchParams, ['day', 'for'])
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
  const asked = whoseIn(text)
  const whose = asked && (whoseAmong(choices, asked) ?? notFound())
  const programme = asked ? programmeFor(whole, asked, now) : whole
  const t = await getTranslations('programme')
  const mayEdit = canEditProgramme(actor, head.status)
  const visit = { ...programme.visit, departureDate: head.departureDate }
  const timetable = layTimetable({ visit, days: programme.days, now })
  const { nextItemId } = programme
  const clashing = new Set(clashes?.filter(isOpen).flatMap(({ itemIds }) => itemIds))
  const view = timetableView(timetable, { t, visit, mayEdit, whose: whose?.value, nextItemId, clashing })
  const shown = shownDay(timetable.days, day ?? null, nextItemId)
  const base = `/visits/${visitId}/programme`
  const words = drawWords(t)
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} whose={whose?.value} actor={actor} />
      <WhoseBar action={`${base}/timetable`} choices={choices} whose={whose} keep={{ day }} />
      {whose ? <h2 className="mb-4 text-xl">{t('whose.title', { name: whose.label })}</h2> : null}
      <div className="tt-bar">
        <TimetableDays days={view.days} shown={shown} path={`${base}/timetable`} whose={whose?.value} />
        <ClashCount visitId={visitId} clashes={clashes} />
        {mayEdit ? (
          <ButtonLink tone="primary" href={withQuery(`${base}/new`, { from: 'timetable', for: whose?.value })}>
            {t('add')}
          </ButtonLink>
        ) : null}
      </div>
      {mayEdit ? (
        <ClientMessages also={EDITOR_MESSAGES}>
          <p id={KEYS_ID} className="sr-only">
            {t('timetable.edit.keys')}
          </p>
          <TimetableEditor view={view} draw={words} words={moveWords(t)} shown={shown} keysId={KEYS_ID} />
        </ClientMessages>
      ) : (
        <TimetableReader shown={shown}>
          <TimetableTray view={view} words={words} />
          <TimetableGrid view={view} words={words} shown={shown} />
        </TimetableReader>
      )}
      <TimetableKey view={view} />
    </VisitFrame>
  )
}
