'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { removeContact } from '@/lib/delegations/actions'
import type { ContactRow } from '@/lib/delegations/types'
import type { ActWords } from '@/lib/i18n/act-words'
import { EditContact, EditGroup, FillName, ReplaceGroup } from './party-buttons'
import { OrganisationLink, PartyName } from './party-name'

type Props = { contact: ContactRow; mayEdit: boolean; words: ActWords; withOrganisation: boolean }

/** One contact, post or group of the hosts, with how to reach them where the reader may know it. */
export function ContactItem({ contact, mayEdit, words, withOrganisation }: Props) {
  const t = useTranslations('delegations')
  const named = contact.personId !== null || contact.isGroup
  return (
    <li className="party-row px-4">
      <div className="contact-text">
        <div className="min-w-0">
          <PartyName party={contact} {...(mayEdit ? { fill: <FillName contact={contact} /> } : {})} />
          {named && contact.title ? (
            <div>
              {contact.title} {contact.proposed.includes('title') ? <Proposed /> : null}
            </div>
          ) : null}
          {withOrganisation ? (
            <div>
              {contact.organisation ? (
                <OrganisationLink id={contact.organisation.id} name={contact.organisation.name} />
              ) : (
                <ToBeConfirmed what={t('party.organisation')} />
              )}
            </div>
          ) : null}
        </div>
        <div className="min-w-0 text-sm break-words">
          {contact.phone ? <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a> : null}
          {contact.email ? (
            <div>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </div>
          ) : null}
          {contact.note ? <div className="whitespace-pre-line text-muted">{contact.note}</div> : null}
        </div>
      </div>
      {mayEdit ? <ContactActions contact={contact} words={words} /> : null}
    </li>
  )
}

function ContactActions({ contact, words }: Pick<Props, 'contact' | 'words'>) {
  const t = useTranslations('delegations.row')
  return (
    <div className="party-actions no-print">
      {contact.isGroup ? <EditGroup side="host" group={contact} /> : <EditContact contact={contact} />}
      {contact.isGroup ? <ReplaceGroup side="host" group={contact} /> : null}
      <ActionIsland
        words={words}
        action={removeContact}
        input={{ id: contact.id, version: contact.version }}
        label={t('remove')}
        tone="quiet"
        done={t('removed', { name: contact.name })}
      />
    </div>
  )
}
