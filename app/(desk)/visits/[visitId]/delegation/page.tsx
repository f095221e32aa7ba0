import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AgencyList } from '@/components/delegations/agency-list'
import { MemberList } from '@/components/delegations/member-list'
import { AddGroup, AddMember, AddOrganisation, AddSubgroup } from '@/components/delegations/party-buttons'
import { RemovedList } from '@/components/delegations/removed-list'
import type { SubgroupOptions } from '@/components/delegations/subgroup-form'
import { SubgroupList } from '@/components/delegations/subgroup-list'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { restoreAgency, restoreMember, restoreSubgroup } from '@/lib/delegations/actions'
import { canAddMet, canEditParties } from '@/lib/delegations/policy'
import { getDelegation } from '@/lib/delegations/queries'
import type { DelegationView } from '@/lib/delegations/types'
import { actWords } from '@/lib/i18n/act-words'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { getVisitHead, getVisitTitle } from '@/lib/visits/queries'

const MESSAGES = [
  ...['form', 'row', 'role', 'party', 'agencies', 'subgroups'].map((part) => `delegations.${part}`),
  'shell.proposed',
  'shell.toBeConfirmed',
]

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const title = (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound()
  return { title: `${(await getTranslations('delegations'))('title')} · ${title}` }
}

export default async function DelegationPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const [head, delegation] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getDelegation(actor, visitId)])
    : [null, null]
  if (!head || !delegation) notFound()
  const t = await getTranslations('delegations')
  const { agencies, members, subgroups, removedAgencies, removedMembers, removedSubgroups } = delegation
  const mayEdit = canEditParties(actor, head)
  const options = mayEdit ? subgroupOptions(delegation) : { agencies: [], members: [] }
  const mayAddGroup = canAddMet(actor, head)
  return (
    <ClientMessages also={MESSAGES}>
      <VisitFrame head={head} actor={actor}>
        <Section
          id="members"
          title={t('members.title')}
          action={
            <>
              {mayAddGroup ? <AddGroup side="ours" visitId={visitId} /> : null}
              {mayEdit ? (
                <ButtonLink href={`/visits/${visitId}/delegation/paste`}>
                  {(await getTranslations('paste'))('link')}
                </ButtonLink>
              ) : null}
              {mayEdit ? <AddMember visitId={visitId} /> : null}
            </>
          }
        >
          {members.length > 0 ? (
            <>
              <p className="mb-2 text-sm text-muted">{t('members.order')}</p>
              <MemberList visitId={visitId} members={members} mayEdit={mayEdit} words={actWords()} />
            </>
          ) : (
            <EmptyState>{t(mayEdit ? 'members.empty' : 'members.emptyReader')}</EmptyState>
          )}
          {mayEdit ? <RemovedList rows={removedMembers} restore={restoreMember} what={t('members.title')} /> : null}
        </Section>
        <Section
          id="subgroups"
          title={t('subgroups.title')}
          action={mayEdit ? <AddSubgroup visitId={visitId} options={options} /> : null}
        >
          {subgroups.length > 0 ? (
            <SubgroupList
              visitId={visitId}
              subgroups={subgroups}
              options={options}
              mayEdit={mayEdit}
              words={actWords()}
            />
          ) : (
            <EmptyState>{t(mayEdit ? 'subgroups.empty' : 'subgroups.emptyReader')}</EmptyState>
          )}
          {mayEdit ? (
            <RemovedList rows={removedSubgroups} restore={restoreSubgroup} what={t('subgroups.title')} />
          ) : null}
        </Section>
        <Section
          id="agencies"
          title={t('agencies.title')}
          action={mayEdit ? <AddOrganisation side="ours" visitId={visitId} /> : null}
        >
          {agencies.length > 0 ? (
            <AgencyList agencies={agencies} mayEdit={mayEdit} words={actWords()} />
          ) : (
            <EmptyState>{t(mayEdit ? 'agencies.empty' : 'agencies.emptyReader')}</EmptyState>
          )}
          {mayEdit ? <RemovedList rows={removedAgencies} restore={restoreAgency} what={t('agencies.title')} /> : null}
        </Section>
      </VisitFrame>
    </ClientMessages>
  )
}

/** Whom a subgroup can be made of; sent only to who may make one. */
const subgroupOptions = ({ agencies, members }: DelegationView): SubgroupOptions => ({
  agencies: agencies.map(({ organisationId, name }) => ({ value: organisationId, label: name })),
  members: members.map(({ id, name, title, organisation }) => {
    const hint = [title, organisation?.name].filter(Boolean).join(', ')
    return { id, label: name, ...(hint ? { hint } : {}) }
  }),
})
