import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { removeContact } from '@/lib/delegations/actions'
import type { ContactRow } from '@/lib/delegations/types'
import { EditContact, EditGroup, FillName, ReplaceGroup } from './party-buttons'
import { OrganisationLink, PartyName } from './party-name'

type Props = { contact: ContactRow; mayEdit: boolean; withOrganisation: boolean }

/** One contact, post or group of the hosts, with how to reach them where the reader may know it. */
export function ContactItem({ contact, mayEdit, withOrganisation }: Props) {
  const t = useTranslations('delegations')
  const named = contact.personId !== null || contact.isGroup
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 px-4 py-1.5">
      <div className="grid min-w-0 flex-1 basis-64 gap-x-6 py-1.5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
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
      {mayEdit ? <ContactActions contact={contact} /> : null}
    </li>
  )
}

function ContactActions({ contact }: { contact: ContactRow }) {
  const t = useTranslations('delegations.row')
  return (
    <div className="no-print flex flex-wrap items-start justify-end max-sm:w-full">
      {contact.isGroup ? <EditGroup side="host" group={contact} /> : <EditContact contact={contact} />}
      {contact.isGroup ? <ReplaceGroup side="host" group={contact} /> : null}
      <ActionButton
        action={removeContact}
        input={{ id: contact.id, version: contact.version }}
        label={t('remove')}
        tone="quiet"
        done={t('removed', { name: contact.name })}
      />
    </div>
  )
}
