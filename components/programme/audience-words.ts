import type { useTranslations } from 'next-intl'
import { audienceOf } from '@/lib/programme/audience'
import type { CounterpartView, ProgrammeItemView } from '@/lib/programme/types'

type Words = ReturnType<typeof useTranslations<'programme'>>

// The messages are English; so is how their lists are joined.
const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** What a party is called in a line: the name, the group with its number, else the post. */
export function partyText(party: Pick<CounterpartView, 'name' | 'title' | 'isGroup' | 'headcount'>, t: Words): string {
  const name = party.name ?? party.title ?? ''
  return party.isGroup && party.headcount !== null ? t('row.group', { name, count: party.headcount }) : name
}

/**
 * Who of ours takes part, in one line: "Everyone (12)", "Technical group (4) and Akmal Burkhanov", or the names. Empty
 * while nobody is chosen.
 */
export function audienceText(
  item: Pick<ProgrammeItemView, 'forEveryone' | 'subgroups' | 'participants'>,
  t: Words,
): string {
  const audience = audienceOf(item)
  const names = audience.named.map((party) => partyText(party, t))
  if (audience.kind === 'names') return names.join(', ')
  const { people, more } = audience.all
  const number = t('audience.number', { count: people, more: String(more) })
  if (audience.kind === 'everyone') return t('audience.named.everyone', { number })
  const key = audience.subgroups.length > 1 ? 'subgroups' : 'subgroup'
  return AND.format([t(`audience.named.${key}`, { names: AND.format(audience.subgroups), number }), ...names])
}
