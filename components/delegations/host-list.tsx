'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { moveHost, removeHost } from '@/lib/delegations/actions'
import type { ContactRow, HostRow } from '@/lib/delegations/types'
import type { ActWords } from '@/lib/i18n/act-words'
import { ContactItem } from './contact-item'
import { MoveButtons } from './move-buttons'
import { OrganisationLink } from './party-name'

type Props = { hosts: readonly HostRow[]; others: readonly ContactRow[]; mayEdit: boolean; words: ActWords }

/** Host organisations in their order, each with its contacts; then the contacts of none. */
export function HostList({ hosts, others, mayEdit, words }: Props) {
  const t = useTranslations('delegations.hosts')
  return (
    <div className="grid gap-4">
      {hosts.map((host, index) => (
        <section key={host.id} aria-labelledby={`host-${host.id}`} className="rounded border border-line bg-surface">
          <div className="flex flex-wrap items-start justify-between gap-x-4 px-4 py-1.5">
            <h3 id={`host-${host.id}`} className="min-w-0 flex-1 basis-56 py-1.5 text-lg">
              <OrganisationLink id={host.organisationId} name={host.name} />
            </h3>
            {mayEdit ? <HostActions host={host} up={index > 0} down={index < hosts.length - 1} words={words} /> : null}
          </div>
          <Contacts contacts={host.contacts} mayEdit={mayEdit} words={words} />
        </section>
      ))}
      {others.length > 0 ? (
        <section aria-labelledby="other-contacts" className="rounded border border-line bg-surface">
          <h3 id="other-contacts" className="px-4 py-3 text-lg">
            {t('others')}
          </h3>
          <Contacts contacts={others} mayEdit={mayEdit} words={words} withOrganisation />
        </section>
      ) : null}
    </div>
  )
}

type ContactsProps = {
  contacts: readonly ContactRow[]
  mayEdit: boolean
  words: ActWords
  withOrganisation?: boolean
}

function Contacts({ contacts, mayEdit, words, withOrganisation = false }: ContactsProps) {
  const t = useTranslations('delegations.hosts')
  if (contacts.length === 0) return <p className="border-t border-line px-4 py-2 text-muted">{t('noContacts')}</p>
  return (
    <ul className="divide-y divide-line border-t border-line">
      {contacts.map((contact) => (
        <ContactItem
          key={contact.id}
          contact={contact}
          mayEdit={mayEdit}
          words={words}
          withOrganisation={withOrganisation}
        />
      ))}
    </ul>
  )
}

type ActionProps = { host: HostRow; up: boolean; down: boolean; words: ActWords }

function HostActions({ host, up, down, words }: ActionProps) {
  const t = useTranslations('delegations.row')
  return (
    <div className="party-actions no-print">
      <MoveButtons
        action={moveHost}
        id={host.id}
        up={up}
        down={down}
        labels={{ up: t('up', { name: host.name }), down: t('down', { name: host.name }) }}
        words={words}
      />
      <ActionIsland
        words={words}
        action={removeHost}
        input={{ id: host.id }}
        label={t('remove')}
        tone="quiet"
        done={t('removed', { name: host.name })}
      />
    </div>
  )
}
