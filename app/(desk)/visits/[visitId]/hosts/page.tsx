import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HostList } from '@/components/delegations/host-list'
import { AddContact, AddGroup, AddOrganisation } from '@/components/delegations/party-buttons'
import { RemovedList } from '@/components/delegations/removed-list'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { restoreContact, restoreHost } from '@/lib/delegations/actions'
import { canAddMet, canEditParties } from '@/lib/delegations/policy'
import { getHosts } from '@/lib/delegations/queries'
import { actWords } from '@/lib/i18n/act-words'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

const MESSAGES = [
  ...['form', 'row', 'role', 'party', 'hosts'].map((part) => `delegations.${part}`),
  'shell.proposed',
  'shell.toBeConfirmed',
]

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('delegations'))('hosts.title')} · ${title}` }
}

export default async function HostsPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const [head, view] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getHosts(actor, visitId)])
    : [null, null]
  if (!head || !view) notFound()
  const t = await getTranslations('delegations.hosts')
  const { hosts, otherContacts, removedHosts, removedContacts } = view
  const mayEdit = canEditParties(actor, head)
  const mayAdd = canAddMet(actor, head)
  const nobody = hosts.length === 0 && otherContacts.length === 0
  return (
    <ClientMessages also={MESSAGES}>
      <VisitFrame head={head} actor={actor}>
        <Section
          id="hosts"
          title={t('title')}
          action={
            mayAdd ? (
              <>
                <AddOrganisation side="host" visitId={visitId} />
                <AddGroup side="host" visitId={visitId} />
                <AddContact visitId={visitId} />
              </>
            ) : null
          }
        >
          {nobody ? (
            <EmptyState>{t(mayAdd ? 'empty' : 'emptyReader')}</EmptyState>
          ) : (
            <HostList hosts={hosts} others={otherContacts} mayEdit={mayEdit} words={actWords()} />
          )}
          {mayEdit ? (
            <>
              <RemovedList rows={removedContacts} restore={restoreContact} what={t('contacts')} />
              <RemovedList rows={removedHosts} restore={restoreHost} what={t('title')} />
            </>
          ) : null}
        </Section>
      </VisitFrame>
    </ClientMessages>
  )
}
