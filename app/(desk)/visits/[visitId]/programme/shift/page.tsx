import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewClashes } from '@/components/clashes/new-clashes'
import { ShiftDone } from '@/components/programme/shift/shift-done'
import { SHIFT_FORM, ShiftForm, shiftLabel } from '@/components/programme/shift/shift-form'
import { ShiftPreview } from '@/components/programme/shift/shift-preview'
import { type MoveView, moveBasics, staysWords, whenWords } from '@/components/programme/timetable/move-view'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { requireActor } from '@/lib/auth/actor'
import { previewClashes } from '@/lib/clashes/shift-preview.queries'
import { actWords } from '@/lib/i18n/act-words'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { Query } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { canEditProgramme } from '@/lib/programme/policy'
import { getProgramme } from '@/lib/programme/queries'
import type { PlannedMove } from '@/lib/programme/shift/plan'
import { previewShift } from '@/lib/programme/shift/preview'
import { readShift, type ShiftFields, shiftAddress } from '@/lib/programme/shift/query'
import type { Programme } from '@/lib/programme/types'
import { getVisitHead } from '@/lib/visits/queries'

type Props = { params: Promise<{ visitId: string }>; searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme.shift'))('title') }
}

export default async function ShiftPage({ params, searchParams }: Props) {
  const actor = await requireActor('programme.edit')
  const { visitId } = await params
  const now = new Date()
  const [head, programme] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getProgramme(actor, visitId, now)])
    : [null, null]
  if (!head || !programme) notFound()
  if (!canEditProgramme(actor, head.status)) forbidden()
  const items = programme.days.flatMap((day) => day.items)
  const byReference = new Map(items.map((item) => [item.reference, item.id]))
  const asked = await searchParams
  const query = readShift(asked, (reference) => byReference.get(reference))
  const { moves, problems } = previewShift(programme, query)
  const broken = moves && (await previewClashes(actor, visitId, { moves: movesOf(moves, query.out) }, now))
  const t = await getTranslations('programme')
  const words = await getTranslations()
  const base = `/visits/${visitId}/programme`
  const done = Number(query.fields.done)
  return (
    <>
      <PageHead
        title={t('shift.title')}
        above={
          <>
            <Link href={`/visits/${head.id}`}>{head.title}</Link> › <Link href={base}>{t('title')}</Link>
          </>
        }
      />
      {done > 0 ? <ShiftDone count={done} undo={undoAddress(asked, base)} programme={base} /> : null}
      {items.length === 0 ? (
        <EmptyState>{t('empty')}</EmptyState>
      ) : (
        <ShiftForm
          programme={programme}
          query={query}
          problems={Object.entries(problems).map(([field, { key, values }]) => ({
            field,
            label: shiftLabel(field as keyof ShiftFields, t),
            text: words(key as 'errors.invalid', values),
          }))}
        />
      )}
      {moves && query.shift ? (
        <Section id="preview" title={t('shift.previewTitle')}>
          {moves.length === 0 ? (
            <p className="text-muted">{t('shift.nothingThere')}</p>
          ) : (
            <ClientMessages also={['programme.moves']}>
              <ShiftPreview
                key={JSON.stringify(asked)}
                visitId={visitId}
                rows={await rowsOf(programme, moves, new Set(query.out))}
                shift={query.shift}
                form={SHIFT_FORM}
                backAddress={shiftAddress(visitId, {
                  items: [],
                  shift: { days: 0 - query.shift.days, minutes: 0 - query.shift.minutes },
                })}
                words={actWords()}
              >
                {broken ? <NewClashes broken={broken} title={t('shift.breaks')} /> : null}
              </ShiftPreview>
            </ClientMessages>
          )}
        </Section>
      ) : null}
    </>
  )
}

/** Where each item that is not left out would be. */
const movesOf = (moves: readonly PlannedMove[], out: readonly string[]) =>
  new Map(
    moves.flatMap(({ item, after }) => (after && !out.includes(item.reference) ? [[item.id, after] as const] : [])),
  )

/** The same address without what was done: it shows the shift back, which is not done yet. */
function undoAddress(asked: Query, base: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (name === 'done' || name === 'out') continue
    for (const one of [value ?? []].flat()) query.append(name, one)
  }
  return `${base}/shift?${query}`
}

async function rowsOf(
  { visit }: Programme,
  moves: readonly PlannedMove[],
  out: ReadonlySet<string>,
): Promise<MoveView[]> {
  const t = await getTranslations('programme')
  const words = await getTranslations()
  const context = { t, arrivalDate: visit.arrivalDate, homeZone: visit.homeZone }
  return moves.map(({ item, after, stays }) => ({
    ...moveBasics(item, context),
    after: after && whenWords(after, context),
    ...(stays
      ? { stays: staysWords(stays, t, (code) => words(`refusals.programme.time.${code as 'invalidDay'}`)) }
      : {}),
    ...(after ? { ticked: !out.has(item.reference) } : {}),
  }))
}
