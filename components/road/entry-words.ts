import { textOf } from '@/lib/sync/device/section'
import type { DeviceSection, WaitingEntry, WaitingFile } from '@/lib/sync/device/types'
import type { RowEdit } from '@/lib/sync/overlay-attendance'
import type { PackMeeting, VisitPack } from '@/lib/sync/types'
import { plainText } from '@/lib/text/doc'
import { formatIfDate } from '@/lib/time/format'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const named = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? text(value.name) : ''

/** What somebody wrote in a write, in full: so much that nothing is lost when only this is copied. */
export function writtenIn({ input }: Pick<WaitingEntry, 'input'>): string {
  const words = [input.title, input.text, input.group].map(text)
  const names = [input.person, input.organisation, input.leadOrganisation, input.officer].map(named)
  const due = input.dueDate ? formatIfDate(text(input.dueDate)) : ''
  return [...words, ...names, due, text(input.nextStep), text(input.url)].filter(Boolean).join('\n')
}

/** Who was there and who was not, as a write of the attendance says it. */
export function presenceIn(packs: readonly VisitPack[], { attendance }: WaitingEntry['input']) {
  if (!Array.isArray(attendance)) return []
  const rows = packs.flatMap(({ programme }) => programme.flatMap(({ readout }) => readout?.attendance ?? []))
  return (attendance as RowEdit[]).flatMap((edit) => {
    const row = rows.find((one) => (edit.id ? one.id === edit.id : one.partyId === edit.partyId))
    return row ? [{ name: row.name, present: edit.present }] : []
  })
}

export const writtenInSection = (section: DeviceSection): string => plainText(textOf(section))

/** Whatever of the outbox belongs to a meeting, by the ids that it names. */
export type Belongings = { entries: WaitingEntry[]; sections: DeviceSection[]; files: WaitingFile[] }

/** Ids of a meeting and of what came of it. */
export function idsOf({ id, readout }: PackMeeting): Set<string> {
  const outcomes = readout?.outcomes.flatMap((one) => [one.id, ...one.followUps.map((followUp) => followUp.id)]) ?? []
  return new Set([id, ...(readout ? [readout.id] : []), ...outcomes])
}

const NAMES = ['id', 'itemId', 'readoutId', 'outcomeId', 'followUpId'] as const

export const isAbout = (ids: ReadonlySet<string>, input: Record<string, unknown>): boolean =>
  NAMES.some((name) => ids.has(text(input[name])))

/** The meeting that a write is about, where the device still knows it. */
export function meetingOf(
  packs: readonly VisitPack[],
  input: Record<string, unknown>,
): { pack: VisitPack; meeting: PackMeeting } | null {
  for (const pack of packs) {
    const meeting = pack.programme.find((one) => isAbout(idsOf(one), input))
    if (meeting) return { pack, meeting }
  }
  return null
}
