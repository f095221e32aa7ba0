import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { ToBeConfirmed } from '@/components/ui/unknown'
import { audienceOf } from '@/lib/programme/audience'
import type { CounterpartView, NamedRef, ParticipantView, ProgrammeItemView } from '@/lib/programme/types'
import { AnswerMenu, AnswerTag } from './answer-menu'
import { audienceText } from './audience-words'
import { PartyName } from './party-names'

type Props = { item: ProgrammeItemView; mayEdit: boolean }

/** Who takes part, on both sides, with title and organisation as held then. */
export function ItemParties({ item, mayEdit }: Props) {
  const t = useTranslations('programme.page')
  const fill = mayEdit ? { href: `/meetings/${item.id}/edit` } : {}
  return (
    <Section id="participants" title={t('participants')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Side title={t('counterparts')}>
          {item.counterparts.length === 0 ? (
            <p>
              <ToBeConfirmed what={t('counterparts')} {...fill} />
            </p>
          ) : (
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
          )}
        </Side>
        <Side title={t('ours')}>
          <Ours item={item} unknown={<ToBeConfirmed what={t('ours')} {...fill} />} />
          <Helper term={t('interpreter')} person={item.interpreter} />
          <Helper term={t('noteTaker')} person={item.noteTaker} />
        </Side>
      </div>
    </Section>
  )
}

/** Everyone and subgroups in a word with the names folded; who is named, in full. */
function Ours({ item, unknown }: { item: ProgrammeItemView; unknown: ReactNode }) {
  const t = useTranslations('programme')
  const audience = audienceOf(item)
  if (audience.kind === 'names') {
    return audience.named.length > 0 ? <Parties parties={audience.named} /> : <p>{unknown}</p>
  }
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

function Helper({ term, person }: { term: string; person: NamedRef | null }) {
  if (!person) return null
  return (
    <p className="mt-2 border-t border-line pt-2 text-sm">
      <span className="text-muted">{term}: </span>
      <Link href={`/people/${person.id}`}>{person.name}</Link>
    </p>
  )
}
