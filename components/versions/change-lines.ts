import type { useTranslations } from 'next-intl'
import { tellTime } from '@/lib/programme/tell-time'
import { formatWeekdayDate } from '@/lib/time/format'
import type { FieldChange, ForWhom, ItemDifference, When } from '@/lib/versions/types'

/** A translator over all messages. */
export type Words = ReturnType<typeof useTranslations>

/** What is not as it was, in words: a term, and what was and is. */
export type ChangeLine = { term: string; text: string }

/** "was 10:00, now 12:00", and what is to be said where one of the two is not known. */
export function changeText(t: Words, from: string | null, to: string | null): string {
  if (from === null) return t('versions.compare.now', { to: to ?? '' })
  if (to === null) return t('versions.compare.noLonger', { from })
  return `${t('versions.compare.was', { from })}, ${t('versions.compare.now', { to })}`
}

/** The day of an item: its date, its number, or null. */
export const tellWhichDay = (t: Words, { date, dayNumber }: Pick<When, 'date' | 'dayNumber'>): string | null =>
  date !== null ? formatWeekdayDate(date) : dayNumber === null ? null : t('programme.day.number', { number: dayNumber })

/** The time of an item with its zone, and the capital's beside it where that is another. */
export function tellWhichTime(when: When, homeZone: string): string | null {
  const { text, home, endsOn } = tellTime(when, { homeZone, dayZone: null })
  if (text === null) return null
  return `${[text, endsOn].filter(Boolean).join(', ')}${home === null ? '' : ` (${home})`}`
}

/** Day and time in one piece; empty when neither is known. */
export const tellWhen = (t: Words, when: When, homeZone: string): string =>
  [tellWhichDay(t, when), tellWhichTime(when, homeZone)].filter(Boolean).join(', ')

/** Everything that is not as it was in one item, in the words of the item's own page. */
export function changeLines(t: Words, change: ItemDifference, homeZone: string): ChangeLine[] {
  return [
    ...stepLines(t, change.step),
    ...movedLines(t, change.moved, homeZone),
    ...change.fields.map((field) => fieldLine(t, field)),
  ]
}

function stepLines(t: Words, step: ItemDifference['step']): ChangeLine[] {
  if (!step) return []
  const status = (value: string) => t(`programme.status.${value}`)
  const line = { term: t('versions.compare.statusField'), text: changeText(t, status(step.from), status(step.to)) }
  return step.reason === null ? [line] : [line, { term: t('versions.compare.reason'), text: step.reason }]
}

function movedLines(t: Words, moved: ItemDifference['moved'], homeZone: string): ChangeLine[] {
  if (!moved) return []
  if (moved.kind === 'order') return [{ term: t('versions.compare.order'), text: t('versions.compare.orderMoved') }]
  const days = [tellWhichDay(t, moved.from), tellWhichDay(t, moved.to)] as const
  const times = [tellWhichTime(moved.from, homeZone), tellWhichTime(moved.to, homeZone)] as const
  const line = (term: string, [from, to]: readonly [string | null, string | null], none: string): ChangeLine[] =>
    from === to ? [] : [{ term, text: changeText(t, from ?? none, to ?? none) }]
  return [
    ...(moved.sameDay ? [] : line(t('programme.page.day'), days, t('versions.compare.noDay'))),
    ...line(t('programme.page.time'), times, t('versions.compare.noTime')),
  ]
}

/** The item page's own terms. */
const TERMS: Partial<Record<string, string>> = {
  title: 'programme.form.title',
  fromPlace: 'programme.page.from',
  toPlace: 'programme.page.to',
  statusReason: 'versions.compare.reason',
  participants: 'programme.page.ours',
  unconfirmed: 'versions.compare.unconfirmed',
}

function fieldLine(t: Words, change: FieldChange): ChangeLine {
  switch (change.kind) {
    case 'text':
      return { term: termOf(t, change.field), text: changeText(t, change.from, change.to) }
    case 'type': {
      const type = (value: string) => t(`programme.type.${value}`)
      return { term: t('programme.page.type'), text: changeText(t, type(change.from), type(change.to)) }
    }
    case 'readoutExpected': {
      const said = (value: boolean | null) =>
        value === null ? t('versions.compare.byType') : t(`programme.page.${value ? 'yes' : 'no'}`)
      return { term: t('programme.page.readoutExpected'), text: changeText(t, said(change.from), said(change.to)) }
    }
    case 'forWhom':
      return {
        term: t('versions.compare.forWhom'),
        text: changeText(t, tellForWhom(t, change.from), tellForWhom(t, change.to)),
      }
    case 'answer': {
      const answer = (value: string) => t(`programme.answer.${value}`)
      const term = t('versions.compare.answerOf', { name: change.name })
      return { term, text: changeText(t, answer(change.from), answer(change.to)) }
    }
    case 'list':
      return { term: termOf(t, change.field), text: listText(t, change) }
  }
}

const termOf = (t: Words, field: string): string => t(TERMS[field] ?? `programme.page.${field}`)

function listText(t: Words, { field, added, removed }: Extract<FieldChange, { kind: 'list' }>): string {
  const shown = (names: readonly string[]) =>
    names.map((name) => (field === 'unconfirmed' ? tellConfirmable(t, name) : name)).join(', ')
  const parts = [
    added.length > 0 ? t('versions.compare.joins', { names: shown(added) }) : null,
    removed.length > 0 ? t('versions.compare.leaves', { names: shown(removed) }) : null,
  ]
  return parts.filter(Boolean).join('; ')
}

/** A version may mark a field that a later program no longer knows. */
const tellConfirmable = (t: Words, field: string): string => {
  const key = `versions.compare.confirmable.${field}`
  return t.has(key) ? t(key) : field
}

function tellForWhom(t: Words, { everyone, subgroups }: ForWhom): string {
  const names = [...(everyone ? [t('versions.compare.everyone')] : []), ...subgroups]
  return names.length === 0 ? t('versions.compare.chosen') : names.join(', ')
}
