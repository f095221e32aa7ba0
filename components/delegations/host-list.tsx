import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { moveHost, removeHost } from '@/lib/delegations/actions'
import type { ContactRow, HostRow } from '@/lib/delegations/types'
import { actWords } from '@/lib/i18n/act-words'
import { ContactItem } from './contact-item'
import { MoveButtons } from './move-buttons'
import { OrganisationLink } from './party-name'

type Props = { hosts: readonly HostRow[]; others: readonly ContactRow[]; mayEdit: boolean }

/** Host organisations in their order, each with its contacts; then the contacts of none. */
export function HostList({ hosts, others, mayEdit }: Props) {
  const t = useTranslations('delegations.hosts')
  return (
    <div className="grid gap-4">
      {hosts.map((host, index) => (
        <section key={host.id} aria-labelledby={`host-${host.id}`} className="rounded border border-line bg-surface">
          <div className="flex flex-wrap items-start justify-between gap-x-4 px-4 py-1.5">
            <h3 id={`host-${host.id}`} className="min-w-0 flex-1 basis-56 py-1.5 text-lg">
              <OrganisationLink id={host.organisationId} name={host.name} />
            </h3>
            {mayEdit ? <HostActions host={host} up={index > 0} down={index < hosts.length - 1} /> : null}
          </div>
          <Contacts contacts={host.contacts} mayEdit={mayEdit} />
        </section>
      ))}
      {others.length > 0 ? (
        <section aria-labelledby="other-contacts" className="rounded border border-line bg-surface">
          <h3 id="other-contacts" className="px-4 py-3 text-lg">
            {t('others')}
          </h3>
          <Contacts contacts={others} mayEdit={mayEdit} withOrganisation />
        </section>
      ) : null}
    </div>
  )
}

function Contacts(props: { contacts: readonly ContactRow[]; mayEdit: boolean; withOrganisation?: boolean }) {
  const { contacts, mayEdit, withOrganisation = false } = props
  const t = useTranslations('delegations.hosts')
  if (contacts.length === 0) return <p className="border-t border-line px-4 py-2 text-muted">{t('noContacts')}</p>
  return (
    <ul className="divide-y divide-line border-t border-line">
      {contacts.map((contact) => (
        <ContactItem key={contact.id} contact={contact} mayEdit={mayEdit} withOrganisation={withOrganisation} />
      ))}
    </ul>
  )
}

function HostActions({ host, up, down }: { host: HostRow; up: boolean; down: boolean }) {
  const t = useTranslations('delegations.row')
  return (
    <div className="no-print flex flex-wrap items-start justify-end max-sm:w-full">
      <MoveButtons
        action={moveHost}
        id={host.id}
        up={up}
        down={down}
        labels={{ up: t('up', { name: host.name }), down: t('down', { name: host.name }) }}
        words={actWords()}
      />
      <ActionButton
        action={removeHost}
        input={{ id: host.id }}
        label={t('remove')}
        tone="quiet"
        done={t('removed', { name: host.name })}
      />
    </div>
  )
}
