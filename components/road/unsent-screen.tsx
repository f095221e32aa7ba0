'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { ChangedMeanwhile } from './changed-meanwhile'
import { useRoad } from './road-data'
import { ScreenHead } from './screen-head'
import { ChoiceOf } from './section-choice'
import { UnsentCard, type UnsentThing } from './unsent-card'
import { useUnsent } from './use-unsent'

/** What is on this device and not on the server: what needs a decision first, then what only waits. */
export function UnsentScreen() {
  const t = useTranslations('road.unsent')
  const things = useUnsent()
  const undecided = things.filter(({ failure, choose }) => failure !== null || choose)
  const waiting = things.filter((thing) => !undecided.includes(thing))
  return (
    <>
      <ScreenHead title={t('heading')} back={{ href: '/road', label: t('back') }} />
      <Meanwhile things={things} />
      {things.length === 0 ? <EmptyState>{t('nothing')}</EmptyState> : null}
      <Group title={t('undecided')} things={undecided} />
      <Group title={t('waiting')} things={waiting} />
    </>
  )
}

/** Meetings of these that the programme has changed since. */
function Meanwhile({ things }: { things: readonly UnsentThing[] }) {
  const { packs, unsentOf } = useRoad()
  const ids = new Set(things.flatMap(({ meeting }) => meeting?.id ?? []))
  const meetings = packs.flatMap(({ programme }) => programme.filter(({ id }) => ids.has(id)))
  return meetings.map((meeting) => (
    <ChangedMeanwhile key={meeting.id} meeting={meeting} unsent={unsentOf(meeting)} named />
  ))
}

function Group({ title, things }: { title: string; things: readonly UnsentThing[] }) {
  if (things.length === 0) return null
  return (
    <section className="mb-6">
      <h2 className="mb-2 text-lg">{title}</h2>
      <ul className="grid gap-3">
        {things.map((thing) => (
          <UnsentCard key={`${thing.of.kind}-${thing.of.id}`} thing={thing}>
            {thing.choose ? <ChoiceOf {...thing.choose} name={thing.what} /> : null}
          </UnsentCard>
        ))}
      </ul>
    </section>
  )
}
