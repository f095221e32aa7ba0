import { useTranslations } from 'next-intl'
import type { PartyDifference, ProgrammeDifference, SubgroupDifference } from '@/lib/versions/types'
import { changeText, type Words } from './change-lines'

/** Who joined, left or is called otherwise: told once, not with each item. */
export function PeopleDifference({ difference }: { difference: ProgrammeDifference }) {
  const t = useTranslations()
  const lines = peopleLines(t, difference)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="changed-people" className="mb-6">
      <h3 id="changed-people" className="mb-2 text-lg">
        {t('versions.compare.people')}
      </h3>
      <ul className="item-list px-4 py-2">
        {lines.map((line) => (
          <li key={line} className="border-0!">
            {line}
          </li>
        ))}
      </ul>
    </section>
  )
}

function peopleLines(t: Words, { members, contacts, subgroups }: ProgrammeDifference): string[] {
  const named = (key: string, names: readonly string[]) =>
    names.length === 0 ? [] : [t(`versions.compare.${key}`, { names: names.join(', ') })]
  return [
    ...named('joined', members.joined),
    ...named('left', members.left),
    ...[...members.changed, ...contacts].map((party) => partyLine(t, party)),
    ...named('subgroupsAdded', subgroups.added),
    ...named('subgroupsRemoved', subgroups.removed),
    ...subgroups.changed.map((subgroup) => subgroupLine(t, subgroup)),
  ]
}

function partyLine(t: Words, { name, fields }: PartyDifference): string {
  const shown = (field: string, value: string | null) =>
    value !== null && field === 'role' ? t(`delegations.role.${value}`) : value
  const parts = fields.map(
    ({ field, from, to }) =>
      `${t(`versions.compare.partyField.${field}`)} ${changeText(t, shown(field, from), shown(field, to))}`,
  )
  return `${name}: ${parts.join('; ')}`
}

function subgroupLine(t: Words, { name, before, joined, left }: SubgroupDifference): string {
  const parts = [
    before === null ? null : t('versions.compare.renamed', { before }),
    joined.length > 0 ? t('versions.compare.joins', { names: joined.join(', ') }) : null,
    left.length > 0 ? t('versions.compare.leaves', { names: left.join(', ') }) : null,
  ]
  return `${t('versions.compare.subgroup', { name })}: ${parts.filter(Boolean).join('; ')}`
}
