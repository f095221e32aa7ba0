import type { useTranslations } from 'next-intl'
import type { Tone } from '@/components/ui/tag'
import { type Actor, can } from '@/lib/auth/permissions'
import { canEditProgramme, canStartReadout, itemSteps } from '@/lib/programme/policy'
import { isMeeting, isTravel } from '@/lib/programme/rules'
import { tellTime } from '@/lib/programme/tell-time'
import type { CounterpartView, Programme, ProgrammeItemView } from '@/lib/programme/types'
import type { ConfirmableField } from '@/lib/programme/values'
import type { ItemCommand } from '@/lib/programme/workflow'
import { formatDuration } from '@/lib/time/format'
import type { VisitStatus } from '@/lib/visits/workflow'
import { audienceText, partyText } from './audience-words'
import { ITEM_TONES, READOUT_TONES } from './item/item-tags'

/** A piece of a line: plain, or with how it is shown. */
export type Part = string | readonly ['muted' | 'late', string]
/** What a line is about, and its text; null where that is not known. `open`: the field is to be confirmed, filled or not. */
export type RowLine = { term: string; text: readonly Part[] | null; open?: ConfirmableField }

/** A row of the programme as the browser gets it: texts as they are shown, and what may be done. */
export type RowView = {
  id: string
  version: number
  title: string
  tone: Tone
  status: string
  /** Type, who offers it, reference. */
  about: string
  /** Null: not known. */
  time: string | null
  /** The time is to be confirmed, known or not. */
  timeOpen?: true
  /** Under the time: the capital's clock, another day of its end, how long. */
  underTime?: readonly string[]
  reason?: string
  lines?: readonly RowLine[]
  proposed?: readonly ('status' | 'type')[]
  /** How it stands apart: called off, over, next, added while the visit runs. */
  is: readonly ('off' | 'over' | 'next' | 'unplanned')[]
  readout?: { href: string; tone: Tone; status: string }
  /** What may be done with it. */
  may: readonly ('edit' | 'up' | 'down' | 'write')[]
  steps: readonly ItemCommand[]
  /** Being held is due: that step stands in the open. */
  due?: true
}

export type RowContext = {
  t: ReturnType<typeof useTranslations<'programme'>>
  actor: Actor
  visitStatus: VisitStatus
  homeZone: string
  nextItemId: string | null
  movable: Programme['movable']
  isDue: (item: ProgrammeItemView) => boolean
}

/** Tells one item in the words of the page. A plain function: sixty rows are sixty calls and nothing more. */
export function rowView(item: ProgrammeItemView, dayZone: string | null, context: RowContext): RowView {
  const { t, homeZone, nextItemId } = context
  const off = item.status === 'cancelled' || item.status === 'postponed'
  const { text, home, endsOn } = tellTime(item, { homeZone, dayZone })
  const duration = formatDuration(item.time.durationMin, item.time.durationMax)
  const under = [home, endsOn ? t('row.until', { date: endsOn }) : null, duration].filter((line) => line !== null)
  const offeredBy = item.offeredBy ? t('row.offeredBy', { name: item.offeredBy.name }) : null
  const proposed = (['status', 'type'] as const).filter((field) => item.proposed.includes(field))
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    tone: ITEM_TONES[item.status],
    status: t(`status.${item.status}`),
    about: [t(`type.${item.type}`), offeredBy, item.reference].filter(Boolean).join(' · '),
    time: text,
    ...(isNoted(item, 'time') || (text === null && !item.notNeeded.includes('time')) ? { timeOpen: true } : {}),
    ...(under.length > 0 ? { underTime: under } : {}),
    ...(off && item.statusReason ? { reason: t('row.reason', { reason: item.statusReason }) } : {}),
    ...(off ? {} : { lines: linesOf(item, t) }),
    ...(proposed.length > 0 ? { proposed } : {}),
    is: [
      ...(off ? (['off'] as const) : []),
      ...(item.status === 'held' ? (['over'] as const) : []),
      ...(item.id === nextItemId ? (['next'] as const) : []),
      ...(item.unplanned ? (['unplanned'] as const) : []),
    ],
    ...actionsOf(item, context),
  }
}

function actionsOf(item: ProgrammeItemView, context: RowContext): Pick<RowView, 'readout' | 'may' | 'steps' | 'due'> {
  const { t, actor, visitStatus, movable, isDue } = context
  const mayEdit = canEditProgramme(actor, visitStatus)
  const move = mayEdit ? movable[item.id] : undefined
  const running = visitStatus === 'under_way' || visitStatus === 'reporting'
  const { readout } = item
  const own = can(actor, 'readout.write') && readout?.status === 'draft'
  return {
    ...(readout
      ? {
          readout: {
            href: own ? `/meetings/${item.id}/readout` : `/readouts/${readout.id}`,
            tone: READOUT_TONES[readout.status],
            status: t(`readoutStatus.${readout.status}`),
          },
        }
      : {}),
    may: [
      ...(mayEdit ? (['edit'] as const) : []),
      ...(move?.up ? (['up'] as const) : []),
      ...(move?.down ? (['down'] as const) : []),
      ...(item.status === 'held' && canStartReadout(actor, item, visitStatus) ? (['write'] as const) : []),
    ],
    steps: itemSteps(actor, item.status, visitStatus).map(({ command }) => command),
    ...(running && isDue(item) ? { due: true } : {}),
  }
}

/** Place and people, each unknown told as such where somebody will ask for it. */
function linesOf(item: ProgrammeItemView, t: RowContext['t']): RowLine[] {
  const open = item.status !== 'held'
  const meeting = isMeeting(item)
  const travel = isTravel(item.type)
  const place = [item.venue, item.city].filter(Boolean).join(', ')
  const route = [[item.fromPlace, item.toPlace].filter(Boolean).join(' → '), item.carrier].filter(Boolean).join(', ')
  const hosts = item.hosts.map(({ name }) => name).join(', ')
  const ours = audienceText(item, t)
  /** Said where something is known or somebody will ask for it; an empty one that needs nothing is left out. */
  const line = (
    key: 'route' | 'place' | 'hosts' | 'ours',
    fields: readonly [ConfirmableField, ...ConfirmableField[]],
    parts: readonly Part[],
    asked: boolean,
  ): RowLine[] => {
    const known = parts.some((part) => part !== '')
    const noted = fields.find((field) => isNoted(item, field))
    const missing = !known && asked && open && !fields.some((field) => item.notNeeded.includes(field))
    const field = noted ?? (missing ? fields[0] : null)
    if (!known && field === null) return []
    return [{ term: t(`row.${key}`), text: known ? parts : null, ...(field ? { open: field } : {}) }]
  }
  const theirs = item.counterparts.length > 0 ? hostParts(item.counterparts, t) : [hosts]
  return [
    ...line('route', ['route', 'carrier'], [route], travel),
    ...line('place', ['place'], [place], !travel),
    ...line('hosts', ['counterparts', 'hosts'], theirs, meeting),
    ...line('ours', ['participants'], [ours], meeting),
  ]
}

const isNoted = (item: ProgrammeItemView, field: ConfirmableField): boolean =>
  item.toBeConfirmed.some((note) => note.field === field)

/** "Director, Academy (Confirmed); …": the host side in one line, with what was answered where that is known. */
const hostParts = (parties: readonly CounterpartView[], t: RowContext['t']): Part[] =>
  parties.flatMap((party, index) => {
    const { organisation, answer } = party
    return [
      `${index > 0 ? '; ' : ''}${partyText(party, t)}`,
      ...(organisation ? [['muted', `, ${organisation.name}`] as const] : []),
      ...(answer === 'not_confirmed'
        ? []
        : [[answer === 'declined' ? 'late' : 'muted', ` (${t(`answer.${answer}`)})`] as const]),
    ]
  })
