import { useTranslations } from 'next-intl'
import type { CounterpartView } from '@/lib/programme/types'
import { partyText } from './audience-words'

type Party = Pick<CounterpartView, 'name' | 'title' | 'isGroup' | 'headcount'>

/** What a party is called in a line: the name, the group with its number, else the post. */
export function PartyName({ party }: { party: Party }) {
  return <>{partyText(party, useTranslations('programme'))}</>
}

/**
 * The host side in one line: "Director, Academy", and what was answered where that is known.
 * @param titles also says what a named person is, where there is room
 */
export function CounterpartLine({
  parties,
  titles = false,
}: {
  parties: readonly CounterpartView[]
  titles?: boolean
}) {
  const t = useTranslations('programme.answer')
  return (
    <>
      {parties.map((party, index) => (
        <span key={party.contactId}>
          {index > 0 ? '; ' : null}
          <PartyName party={party} />
          {titles && party.name !== null && party.title ? <span className="text-muted">, {party.title}</span> : null}
          {party.organisation ? <span className="text-muted">, {party.organisation.name}</span> : null}
          {party.answer === 'not_confirmed' ? null : (
            <span className={party.answer === 'declined' ? 'font-semibold text-late' : 'text-muted'}>
              {' '}
              ({t(party.answer)})
            </span>
          )}
        </span>
      ))}
    </>
  )
}
