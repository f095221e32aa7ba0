import { type Actor, can } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { isEmptyDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'
import { MEETING, meetingFacts, VISIT } from './meeting.queries'
import { attendanceOf, attendanceRows } from './people.queries'
import { withoutOutcomes } from './release'
import { isPublished, visibleReadout } from './scope'
import type { MeetingFacts } from './types'

/** What may leave the office of one readout, and nothing else of it. */
export type Release = {
  meeting: Pick<MeetingFacts, 'title' | 'date' | 'dayNumber' | 'time' | 'city' | 'venue'>
  visit: string
  restricted: boolean
  /** Cleared by a manager; until then nothing of it is for release. */
  cleared: boolean
  /** Instant. */
  clearedAt: string | null
  homeZone: string
  /** The press line first, then the others as they stand; empty ones are not among them. */
  sections: { key: string; title: string | null; doc: TextDoc }[]
  /** Those present, as held then; null: not asked for. */
  names: { ours: string[]; host: string[] } | null
}

/**
 * What may leave the office of a readout that the actor may see: the press line and what is marked. Of a restricted one
 * only managers release anything: `restricted` for the others. Null when there is none that the actor may see.
 * @param withNames those present too, which is for a person to decide each time
 */
export async function getRelease(
  actor: Actor,
  readoutId: string,
  withNames: boolean,
): Promise<Release | 'restricted' | null> {
  if (!isUuid(readoutId)) return null
  const readout = await db().readout.findFirst({
    where: { id: readoutId, ...visibleReadout(actor) },
    select: {
      status: true,
      handling: true,
      clearedAt: true,
      item: { select: MEETING },
      visit: { select: VISIT },
      sections: {
        where: { key: { not: 'positions' }, OR: [{ releasable: true }, { key: 'pressLine' }] },
        orderBy: [{ position: 'asc' }, { key: 'asc' }],
        select: { key: true, title: true, doc: true },
      },
    },
  })
  if (!readout) return null
  const restricted = readout.handling === 'restricted'
  if (restricted && !can(actor, 'readout.clear')) return 'restricted'
  const { title, date, dayNumber, time, city, venue } = meetingFacts(readout.item, readout.visit)
  const sections = readout.sections
    .map(({ doc, ...section }) => ({ ...section, doc: withoutOutcomes(doc as TextDoc) }))
    .filter(({ doc }) => !isEmptyDoc(doc))
  const isPressLine = ({ key }: { key: string }) => key === 'pressLine'
  return {
    meeting: { title, date, dayNumber, time, city, venue },
    visit: readout.visit.title,
    restricted,
    cleared: isPublished(readout.status),
    clearedAt: readout.clearedAt?.toISOString() ?? null,
    homeZone: readout.visit.homeZone,
    sections: [...sections.filter(isPressLine), ...sections.filter((one) => !isPressLine(one))],
    names: withNames ? await namesOf(readoutId) : null,
  }
}

async function namesOf(readoutId: string): Promise<NonNullable<Release['names']>> {
  const present = attendanceRows(await attendanceOf(readoutId)).filter((row) => row.present)
  const of = (side: 'ours' | 'host') =>
    present.filter((row) => row.side === side).map(({ name, detail }) => [name, detail].filter(Boolean).join(', '))
  return { ours: of('ours'), host: of('host') }
}
