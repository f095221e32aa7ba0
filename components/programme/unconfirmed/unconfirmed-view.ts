import type { useTranslations } from 'next-intl'
import type { Tone } from '@/components/ui/tag'
import { type ActWords, actWords } from '@/lib/i18n/act-words'
import { tellDay, tellTime } from '@/lib/programme/tell-time'
import type { OpenPoint } from '@/lib/programme/unconfirmed/open-points'
import type { UnconfirmedItem, UnconfirmedVisit, Waiting } from '@/lib/programme/unconfirmed/rules'
import {
  COUNTERPART_ANSWERS,
  type ConfirmableField,
  type CounterpartAnswer,
  type OpenKind,
} from '@/lib/programme/values'
import { formatWeekdayDate } from '@/lib/time/format'
import { ITEM_TONES } from '../item/item-tags'
import { settleWords, type ToldNote, tellArrival, tellNote } from './confirm-words'

/** One open thing as the browser gets it. */
export type PointView = {
  kind: OpenKind
  name: string
  note: ToldNote | null
  /** The status, where that is what is open. */
  status?: { tone: Tone; text: string }
  /** Who has not confirmed, where that is what is open. */
  waiting?: readonly Waiting[]
}
export type OpenItemView = {
  id: string
  title: string
  about: string
  version: number
  points: readonly PointView[]
}
export type OpenVisitView = { id: string; title: string; about: string; arrival: string | null; items: OpenItemView[] }

/** What every line says, sent once a page; `{field}` and `{title}` stand where these go. */
export type OpenWords = Record<
  'toBeConfirmed' | 'ask' | 'askNew' | 'askTitle' | 'of' | 'confirm' | 'confirmed' | 'answerOf' | 'answered' | 'choose',
  string
> & {
  settle: Record<ConfirmableField, string>
  answers: Record<CounterpartAnswer, string>
  act: ActWords
}

type Words<Namespace extends 'programme' | 'programme.confirm' | 'shell'> = ReturnType<
  typeof useTranslations<Namespace>
>

/** The visits of a page in words. A plain function: hundreds of lines are as many calls and nothing more. */
export function tellVisits(
  visits: readonly UnconfirmedVisit[],
  { t, words, today }: { t: Words<'programme'>; words: Words<'programme.confirm'>; today: string },
): OpenVisitView[] {
  return visits.map((visit) => ({
    id: visit.id,
    title: visit.title,
    about: visit.reference,
    arrival: tellArrival(visit.arrivalDate, words, today),
    items: visit.items.map((item) => ({
      id: item.id,
      title: item.title,
      version: item.version,
      about: aboutOf(item, visit, t, words),
      points: item.points.map((point) => tellPoint(point, item, { t, words, today })),
    })),
  }))
}

/** Type, day, time and place, as far as they are known. */
function aboutOf(
  item: UnconfirmedItem,
  visit: UnconfirmedVisit,
  t: Words<'programme'>,
  words: Words<'programme.confirm'>,
): string {
  const { date, dayNumber } = tellDay(item, visit.arrivalDate)
  const { text } = tellTime(item, { homeZone: visit.homeZone, dayZone: null })
  const day = date
    ? formatWeekdayDate(date)
    : dayNumber === null
      ? words('noDay')
      : t('day.number', { number: dayNumber })
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  return [t(`type.${item.type}`), day, text ?? words('noTime'), place, item.reference].filter(Boolean).join(' · ')
}

function tellPoint(
  { kind, note }: OpenPoint,
  item: UnconfirmedItem,
  { t, words, today }: { t: Words<'programme'>; words: Words<'programme.confirm'>; today: string },
): PointView {
  return {
    kind,
    name: words(`field.${kind}`),
    note: note && tellNote(note, words, today),
    ...(kind === 'status' ? { status: { tone: ITEM_TONES[item.status], text: t(`status.${item.status}`) } } : {}),
    ...(kind === 'counterparts' && item.waiting.length > 0 ? { waiting: item.waiting } : {}),
  }
}

/** The words of the lines, read once a page. */
export function openWords(t: Words<'programme'>, shell: Words<'shell'>): OpenWords {
  const [field, title, name, answer] = ['{field}', '{title}', '{name}', '{answer}']
  return {
    toBeConfirmed: shell('toBeConfirmed'),
    ask: t('confirm.ask'),
    askNew: t('confirm.askNew'),
    askTitle: t('confirm.askTitle', { field }),
    of: t('confirm.of', { field, title }),
    confirm: t('confirm.confirm'),
    confirmed: t('step.done.confirmItem'),
    choose: t('confirm.choose'),
    answerOf: t('page.answerOf', { name, answer }),
    answered: t('page.answered'),
    settle: settleWords(t),
    answers: Object.fromEntries(COUNTERPART_ANSWERS.map((key) => [key, t(`answer.${key}`)])) as OpenWords['answers'],
    act: actWords(),
  }
}
