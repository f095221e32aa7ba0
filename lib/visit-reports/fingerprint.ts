import { createHash } from 'node:crypto'
import { itemsIn, type ReportContent } from './content'
import type { ChangedPart } from './types'

type Part = ChangedPart['part']

const LENGTH = 12

/** The same for the same data, in whatever order the database keeps the keys of its JSON. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const markOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('base64url').slice(0, LENGTH)

/** A mark for each part of a report; those of a meeting under its item's id. */
function marksOf(content: ReportContent): Map<string, string> {
  const { visit, introduction, conclusions, delegation, days, meetings, agreements, missing, files, issued } = content
  const parts: Record<Exclude<Part, 'meeting' | 'outcomes'>, unknown> = {
    visit,
    introduction,
    conclusions,
    delegation,
    programme: days,
    agreements,
    missing,
    files,
    issued,
  }
  return new Map([
    ...Object.entries(parts).map(([part, value]) => [part, markOf(value)] as const),
    ...meetings.flatMap(({ outcomes, ...meeting }) => [
      [`meeting.${meeting.itemId}`, markOf(meeting)] as const,
      [`outcomes.${meeting.itemId}`, markOf(outcomes)] as const,
    ]),
  ])
}

/** The state of a report in one line, sent along by the page that shows it. Read back by `changedSince`. */
export const fingerprint = (content: ReportContent): string =>
  [...marksOf(content)].map(([part, mark]) => `${part}:${mark}`).join(' ')

/** What of a report is not as a page saw it, in the order of the report. */
export const changedSince = (seen: string, now: ReportContent): ChangedPart[] =>
  differing(new Map(seen.split(' ').map((pair) => [pair.slice(0, -LENGTH - 1), pair.slice(-LENGTH)])), now)

/** What of a report is not as it was in an earlier one. */
export const changedParts = (before: ReportContent, now: ReportContent): ChangedPart[] =>
  differing(marksOf(before), now)

function differing(before: ReadonlyMap<string, string>, now: ReportContent): ChangedPart[] {
  const after = marksOf(now)
  const titles = new Map(itemsIn(now).map(({ id, title }) => [id, title]))
  const keys = [...new Set([...after.keys(), ...before.keys()])].filter((key) => before.get(key) !== after.get(key))
  const changed = keys.map((key): ChangedPart => {
    const [part, itemId = null] = key.split('.')
    return { part: part as Part, itemId, title: itemId === null ? null : (titles.get(itemId) ?? null) }
  })
  // A meeting that came or went is one difference, not two.
  const whole = new Set(
    changed.flatMap(({ part, itemId }) => {
      const key = `${part}.${itemId}`
      return part === 'meeting' && before.has(key) !== after.has(key) ? [itemId] : []
    }),
  )
  return changed.filter(({ part, itemId }) => part !== 'outcomes' || !whole.has(itemId))
}
