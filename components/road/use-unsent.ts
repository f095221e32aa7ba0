'use client'

import { useTranslations } from 'next-intl'
import { isClean, nameOf } from '@/lib/sync/device/section'
import type { DeviceSection, WaitingEntry, WaitingFile } from '@/lib/sync/device/types'
import { formatInstant } from '@/lib/time/format'
import { meetingOf, presenceIn, writtenIn, writtenInSection } from './entry-words'
import { useRoad } from './road-data'
import type { UnsentThing } from './unsent-card'

/** Everything on this device that is not on the server, as people call it. */
export function useUnsent(): UnsentThing[] {
  const { box } = useRoad()
  const [entry, section, file] = [useEntryThing(), useSectionThing(), useFileThing()]
  return [
    ...box.sections.filter((one) => !isClean(one)).map(section),
    ...box.entries.filter(({ state }) => state !== 'done').map(entry),
    ...box.files.map(file),
  ]
}

type Input = WaitingEntry['input']

/** Which meeting it is about, and when it was written by that meeting's clock. */
function useAbout() {
  const { packs } = useRoad()
  return (input: Input, label: string | null, writtenAt: string) => {
    const meeting = meetingOf(packs, input)?.meeting ?? null
    return {
      meeting: meeting && { id: meeting.id, title: meeting.title },
      zone: meeting?.zone ?? null,
      label,
      at: meeting && writtenAt ? formatInstant(new Date(writtenAt), meeting.zone) : null,
    }
  }
}

function useEntryThing(): (entry: WaitingEntry) => UnsentThing {
  const t = useTranslations('road.unsent')
  const commands = useTranslations('road.unsent.command')
  const { packs } = useRoad()
  const about = useAbout()
  const presence = (input: Input) =>
    presenceIn(packs, input)
      .map(({ name, present }) => t(present ? 'present' : 'absent', { name }))
      .join('\n')
  return (entry) => ({
    of: { kind: 'entry', id: entry.commandId },
    what: commands.has(entry.command) ? commands(entry.command as 'addOutcome') : t('other'),
    text: writtenIn(entry) || presence(entry.input),
    failure: entry.failure,
    choose: null,
    ...about(entry.input, entry.label, entry.writtenAt),
  })
}

function useSectionThing(): (section: DeviceSection) => UnsentThing {
  const t = useTranslations('road.unsent')
  const names = useTranslations('road.text')
  const about = useAbout()
  return (section) => {
    const { readoutId, key, title, label, choice, failure, draft, inFlight } = section
    const fixed = names.has(key) ? names(key as 'discussion') : t('other')
    const facts = about({ readoutId }, label, draft?.writtenAt ?? inFlight?.writtenAt ?? '')
    return {
      of: { kind: 'section', id: nameOf(section) },
      what: title ?? fixed,
      text: writtenInSection(section),
      failure,
      choose: choice ? { readoutId, sectionKey: key, title, label, zone: facts.zone } : null,
      ...facts,
    }
  }
}

function useFileThing(): (file: WaitingFile) => UnsentThing {
  const t = useTranslations('road.unsent')
  const about = useAbout()
  return ({ id, name, failure, target, writtenAt }) => ({
    of: { kind: 'file', id },
    what: t('file'),
    text: name,
    failure,
    choose: null,
    ...about({ readoutId: target.readoutId }, null, writtenAt),
  })
}
