import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { audienceOf } from '@/lib/programme/audience'
import { isMeeting } from '@/lib/programme/rules'
import type { CounterpartView, NamedRef, ParticipantView, ProgrammeItemView } from '@/lib/programme/types'
import type { ConfirmableField } from '@/lib/programme/values'
import { audienceText } from '../audience-words'
import { PartyName } from '../party-names'
import { AnswerMenu, AnswerTag } from '../unconfirmed/answer-menu'
import { ConfirmableFact, type Confirming } from '../unconfirmed/confirmable-fact'

/** Who takes part, on both sides, with title and organisation as held then; and what of that is to be confirmed. */
export function ItemParties(confirming: Confirming) {
  const { item, mayEdit } = confirming
  const t = useTranslations('programme.page')
  const of = (field: ConfirmableField, asked: boolean, value: ReactNode = null) => (
    <ConfirmableFact confirming={confirming} field={field} value={value} asked={asked} />
  )
  const theirs = item.counterparts.length > 0
  const ours = item.forEveryone || item.subgroups.length > 0 || item.participants.length > 0
  const person = (field: 'interpreter' | 'noteTaker', needed: boolean) =>
    needed || item[field] || item.toBeConfirmed.some((note) => note.field === field) ? (
      <Helper term={t(field)}>{of(field, needed, item[field] && <PersonLink person={item[field]} />)}</Helper>
    ) : null
  return (
    <Section id="participants" title={t('participants')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Side title={t('counterparts')}>
          {of('counterparts', !theirs)}
          {theirs ? (
            <ul className="divide-y divide-line">
              {item.counterparts.map((party) => (
                <li key={party.contactId} className="flex items-start justify-between gap-3 py-2">
                  <PartyText party={party} />
                  {mayEdit ? (
                    <AnswerMenu itemId={item.id} party={party} name={party.name ?? party.title ?? ''} />
                  ) : (
                    <AnswerTag answer={party.answer} />
                  )}
                </li>
              ))}
            </ul>
          ) : null}
        </Side>
        <Side title={t('ours')}>
          {of('participants', !ours)}
          {ours ? <Ours item={item} /> : null}
          {person('interpreter', isMeeting(item) && theirs)}
          {person('noteTaker', isMeeting(item))}
        </Side>
      </div>
    </Section>
  )
}

/** Everyone and subgroups in a word with the names folded; who is named, in full. */
function Ours({ item }: { item: ProgrammeItemView }) {
  const t = useTranslations('programme')
  const audience = audienceOf(item)
  if (audience.kind === 'names') return <Parties parties={audience.named} />
  const { following, named } = audience
  const text = audienceText({ ...item, participants: following }, t)
  return (
    <>
      {following.length > 0 ? (
        <details>
          <summary className="cursor-pointer py-2 font-semibold">{text}</summary>
          <Parties parties={following} />
        </details>
      ) : (
        <p className="py-2 font-semibold">{text}</p>
      )}
      {named.length > 0 ? (
        <>
          <h4 className="mt-2 border-t border-line pt-2 text-sm font-normal text-muted">{t('audience.also')}</h4>
          <Parties parties={named} />
        </>
      ) : null}
    </>
  )
}

function Parties({ parties }: { parties: readonly ParticipantView[] }) {
  return (
    <ul className="divide-y divide-line">
      {parties.map((party) => (
        <li key={party.memberId} className="py-2">
          <PartyText party={party} />
        </li>
      ))}
    </ul>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded border border-line bg-surface p-4">
      <h3 className="mb-1 text-base">{title}</h3>
      {children}
    </div>
  )
}

function PartyText({ party }: { party: CounterpartView | ParticipantView }) {
  const t = useTranslations('programme.row')
  const named = party.name !== null
  return (
    <div className="min-w-0">
      {party.personId ? (
        <Link href={`/people/${party.personId}`}>
          <PartyName party={party} />
        </Link>
      ) : (
        <PartyName party={party} />
      )}
      <div className="text-sm text-muted">
        {named && party.title ? <div>{party.title}</div> : null}
        {party.organisation ? (
          <Link href={`/organisations/${party.organisation.id}`} className="text-link hover:underline">
            {party.organisation.name}
          </Link>
        ) : null}
        {named ? null : <div>{t('nameUnknown')}</div>}
      </div>
    </div>
  )
}

function Helper({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="mt-2 border-t border-line pt-2 text-sm">
      <span className="text-muted">{term}: </span>
      <div className="inline-block">{children}</div>
    </div>
  )
}

const PersonLink = ({ person }: { person: NamedRef }) => <Link href={`/people/${person.id}`}>{person.name}</Link>
