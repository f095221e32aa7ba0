'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { isClean, nameOf } from '@/lib/sync/device/outbox'
import { formatInstant } from '@/lib/time/format'
import { ChangedMeanwhile } from './changed-meanwhile'
import { meetingOf, presenceIn, writtenIn, writtenInSection } from './entry-words'
import { useRoad } from './road-data'
import { ScreenHead } from './screen-head'
import { ChoiceOf } from './section-choice'
import { UnsentCard, type UnsentThing } from './unsent-card'

/** What is on this device and not on the server: what needs a decision first, then what only waits. */
export function UnsentScreen() {
  const t = useTranslations('road.unsent')
  const things = useThings()
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

function useThings(): UnsentThing[] {
  const t = useTranslations('road.unsent')
  const commands = useTranslations('road.unsent.command')
  const sectionWords = useTranslations('road.text')
  const { box, packs } = useRoad()
  const zoneOf = (input: Record<string, unknown>) => meetingOf(packs, input)?.meeting.zone ?? null
  const about = (input: Record<string, unknown>, label: string | null, writtenAt: string) => {
    const found = meetingOf(packs, input)
    const zone = found?.meeting.zone
    return {
      meeting: found ? { id: found.meeting.id, title: found.meeting.title } : null,
      label,
      at: zone ? formatInstant(new Date(writtenAt), zone) : null,
    }
  }
  const attendance = (input: Record<string, unknown>) =>
    presenceIn(packs, input)
      .map(({ name, present }) => t(present ? 'present' : 'absent', { name }))
      .join('\n')
  const known = (command: string) => (commands.has(command) ? commands(command as 'addOutcome') : t('other'))
  const fixed = (key: string) => (sectionWords.has(key) ? sectionWords(key as 'discussion') : null)
  const entries = box.entries
    .filter(({ state }) => state !== 'done')
    .map(
      (entry): UnsentThing => ({
        of: { kind: 'entry', id: entry.commandId },
        what: known(entry.command),
        text: writtenIn(entry) || attendance(entry.input),
        failure: entry.failure,
        choose: null,
        ...about(entry.input, entry.label, entry.writtenAt),
      }),
    )
  const sections = box.sections
    .filter((section) => !isClean(section))
    .map((section): UnsentThing => {
      const { readoutId, key, title, label, choice, failure, draft, inFlight } = section
      const writtenAt = draft?.writtenAt ?? inFlight?.writtenAt ?? ''
      return {
        of: { kind: 'section', id: nameOf(section) },
        what: title ?? fixed(key) ?? t('other'),
        text: writtenInSection(section),
        failure,
        choose: choice ? { readoutId, sectionKey: key, title, label, zone: zoneOf({ readoutId }) } : null,
        ...about({ readoutId }, label, writtenAt),
      }
    })
  const files = box.files.map(
    (file): UnsentThing => ({
      of: { kind: 'file', id: file.id },
      what: t('file'),
      text: file.name,
      failure: file.failure,
      choose: null,
      ...about({ readoutId: file.target.readoutId }, null, file.writtenAt),
    }),
  )
  return [...sections, ...entries, ...files]
}
