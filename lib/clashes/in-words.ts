import type { Translator } from '@/lib/platform/words'
import { formatDate } from '@/lib/time/format'
import type { Certainty, ClashItem, DraftClashes } from './types'

/** A clash of an item that is edited, in words: what a form shows without carrying the words of every rule. */
export type Warning = {
  key: string
  certainty: Certainty
  /** "Possible: not enough time to get there". */
  title: string
  text: string
  notes: string[]
  /** The other items, with when they are and of which other visit. */
  others: { id: string; title: string; href: string; when: string }[]
}

export type Warnings = { heading: string; warnings: Warning[] }

/** @param itemId the edited item, which is not named again */
export function warningsInWords({ itemId, clashes }: DraftClashes, t: Translator): Warnings {
  return {
    heading: t('clashes.form.heading', { count: clashes.length }),
    warnings: clashes.map((clash) => ({
      key: clash.key,
      certainty: clash.certainty,
      title: t('clashes.form.title', {
        certainty: t(`clashes.groups.${clash.certainty}`),
        rule: t(`clashes.rules.${clash.rule}`),
      }),
      text: t(clash.message.key, clash.message.values),
      notes: clash.notes.map((note) => t(note.key, note.values)),
      others: clash.items
        .filter(({ id }) => id !== itemId)
        .map((item) => ({ id: item.id, title: item.title, href: item.href, when: placed(item, t) })),
    })),
  }
}

function placed({ when: { date, dayNumber, time }, visit }: ClashItem, t: Translator): string {
  const day = date === null ? (dayNumber === null ? null : t('clashes.day', { number: dayNumber })) : formatDate(date)
  const parts = [day, time, visit && `${t('clashes.otherVisit')} ${visit.title}`]
  return parts.filter(Boolean).join(', ')
}
