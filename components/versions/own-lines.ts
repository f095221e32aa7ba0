import { formatWeekdayDate } from '@/lib/time/format'
import type { OwnChanges, OwnRole } from '@/lib/versions/types'
import { changeLines, tellWhen, type Words } from './change-lines'

/** One thing that changed for somebody: a sentence, where to read more, and its details. */
export type OwnChangeView = { key: string; text: string; href?: string; details: string[] }

/**
 * What a version changed for one person or group, in words that can be read out on the telephone.
 * @param yours speaks to the person
 */
export function ownLines(t: Words, changes: OwnChanges, homeZone: string, yours = false): OwnChangeView[] {
  const { first, items, arrival, added, removed, changed } = changes
  if (first) {
    return [{ key: 'first', text: t(`versions.own.${yours ? 'firstYou' : 'first'}`, { count: items }), details: [] }]
  }
  const roles = (list: readonly OwnRole[]) => list.map((role) => t(`versions.own.as.${role}`)).join(', ')
  const isPlain = (list: readonly OwnRole[]) => list.every((role) => role === 'participant' || role === 'counterpart')
  return [
    ...(arrival ? [{ key: 'arrival', text: tellArrival(t, arrival), details: [] }] : []),
    ...added.map(({ id, title, when, as }) => ({
      key: id,
      text: t('versions.own.added', { title }),
      href: `/meetings/${id}`,
      details: [tellWhen(t, when, homeZone), isPlain(as) ? '' : roles(as)].filter(Boolean),
    })),
    ...removed.map(({ id, title, when }) => ({
      key: id,
      text: t('versions.own.removed', { title }),
      href: `/meetings/${id}`,
      details: [tellWhen(t, when, homeZone)].filter(Boolean),
    })),
    ...changed.map((change) => ({
      key: change.id,
      text: change.title,
      href: `/meetings/${change.id}`,
      details: [
        ...(change.as ? [t('versions.own.asNow', { roles: roles(change.as.to) })] : []),
        ...changeLines(t, change, homeZone).map(({ term, text }) => `${term}: ${text}`),
      ],
    })),
  ]
}

function tellArrival(t: Words, { from, to }: NonNullable<OwnChanges['arrival']>): string {
  if (to === null) return t('versions.own.arrivalUnknown')
  const day = formatWeekdayDate(to)
  if (from === null) return t('versions.own.arrivalSet', { to: day })
  return t('versions.own.arrivalMoved', { from: formatWeekdayDate(from), to: day })
}
