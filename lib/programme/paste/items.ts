import { cellOf } from '@/lib/paste/columns'
import type { PastedHeading, Preview } from '@/lib/paste/types'
import { hostsIn, type ItemSurroundings, type ItemsOpened } from './parties'
import { type PastedItemRow, rowReader } from './row'
import type { PastedItemInput } from './schema'
import { cityNamed, type Day, howRead, readDayHeading, whyNot } from './when'
import type { ItemColumn } from './words'

/** The hosts that the rows name, as they are written. */
export function writtenHosts({ table, columns, header }: ItemsOpened): string[] {
  return [...new Set(table.slice(header ? 1 : 0).flatMap((row) => hostsIn(cellOf(row, columns, 'hosts'))))]
}

/**
 * Each row of a pasted programme as the item that it would become. A row that is only the heading of a day gives its day
 * to those below. Nothing is made up, and no text gets lost.
 */
export function readItems(
  opened: ItemsOpened,
  around: ItemSurroundings,
  keep: boolean,
): Preview<PastedItemInput, ItemColumn> {
  const { table, header, columns } = opened
  const rows: PastedItemRow[] = []
  const headings: PastedHeading[] = []
  const readNext = rowReader(opened, around, keep)
  let above: { day: Day | null; city: string | null } = { day: null, city: null }
  for (const [line, cells] of table.entries()) {
    if ((header && line === 0) || cells.every((cell) => cell === '')) continue
    const heading = headingOf(cells, opened, around)
    if (heading) {
      above = { day: heading.day, city: heading.city }
      headings.push({ line, text: heading.text, message: heading.message })
      continue
    }
    const { row, day } = readNext(cells, line, above)
    above = { day, city: cellOf(cells, columns, 'date') === '' ? above.city : null }
    rows.push(row)
  }
  return { table, header, columns, rows, headings }
}

/** A row with one text, which is a day, maybe with a city of the visit beside it. */
function headingOf(cells: readonly string[], { columns }: ItemsOpened, { dates, places }: ItemSurroundings) {
  const filled = cells.flatMap((cell, at) => (cell === '' ? [] : [{ text: cell.replace(/\s+/g, ' '), at }]))
  const [only] = filled
  if (!only || filled.length > 1 || columns.length < 2) return null
  const found = readDayHeading(only.text, dates.arrivalDate)
  if (!found) return null
  const { answer, rest } = found
  const cities = places.stops.flatMap(({ city }) => city ?? [])
  const city = rest === '' ? null : cityNamed(rest, cities)
  if (!answer.ok) {
    const [reason] = whyNot(answer)
    const key = reason && 'message' in reason ? reason.message.key : 'paste.mark.headingNot'
    return { day: null, city: null, text: only.text, message: { key } }
  }
  const unread = city === null ? rest : ''
  // "12 March: arrival" below "Event" is an item.
  if (unread !== '' && columns[only.at] === 'title') return null
  const guessed = howRead(answer.day).some((remark) => 'kind' in remark && remark.kind === 'guess')
  const key = unread === '' ? (guessed ? 'paste.mark.headingYear' : 'paste.mark.heading') : 'paste.mark.headingRest'
  const { date, dayNumber } = answer.day
  return { day: { date, dayNumber }, city, text: only.text, message: { key, values: { text: unread } } }
}
