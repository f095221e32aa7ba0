import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { ContactRow, MemberRow } from '@/lib/delegations/types'

/**
 * A member or a contact by name. A group says how many it is where that is known; a post whose holder is not known
 * stands under its title, with the name to be confirmed.
 * @param fill stands in place of the missing name for who may fill it in
 */
export function PartyName({ party, fill }: { party: MemberRow | ContactRow; fill?: ReactNode }) {
  const t = useTranslations('delegations.party')
  if (party.isGroup) {
    return (
      <>
        <span className="font-semibold">{party.name}</span> <Tag>{t('group')}</Tag>
        <span className="block text-sm text-muted">
          {party.headcount === null ? t('headcountUnknown') : t('headcount', { count: party.headcount })}
        </span>
      </>
    )
  }
  if (party.personId === null) {
    return (
      <>
        <span className="font-semibold">{party.name}</span>{' '}
        {fill ?? <span className="unknown">{t('nameToBeConfirmed')}</span>}
      </>
    )
  }
  return (
    <Link href={`/people/${party.personId}`} className="party-link font-semibold">
      {party.name}
    </Link>
  )
}

/** An organisation in a list of its own: the list says what the links are, no line under each. */
export function OrganisationLink({ id, name }: { id: string; name: string }) {
  return (
    <Link href={`/organisations/${id}`} className="party-link">
      {name}
    </Link>
  )
}
