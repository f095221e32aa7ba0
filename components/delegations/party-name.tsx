import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'
import type { ContactRow, MemberRow } from '@/lib/delegations/types'

/**
 * A member or a contact by name. A group says how many it is where that is known; a post whose holder is not known
 * stands under its title, with the name to be confirmed.
 */
export function PartyName({ party }: { party: MemberRow | ContactRow }) {
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
        <span className="inline-block rounded border border-dashed border-waiting px-1.5 text-sm leading-5 text-waiting">
          {t('nameToBeConfirmed')}
        </span>
      </>
    )
  }
  return (
    <Link href={`/people/${party.personId}`} className="font-semibold">
      {party.name}
    </Link>
  )
}
