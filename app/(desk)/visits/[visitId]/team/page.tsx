import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { Register } from '@/components/ui/register'
import { Section } from '@/components/ui/section'
import { AddToTeam } from '@/components/visits/team-forms'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { isUuid } from '@/lib/platform/id'
import { formatInstant } from '@/lib/time/format'
import { removeFromTeam } from '@/lib/visits/actions'
import { getTeam, getVisitHead, getVisitTitle } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await getVisitTitle(await requireActor(), (await params).visitId)) ?? notFound() }
}

export default async function TeamPage({ params }: Params) {
  const actor = await requireActor('visit.see')
  const { visitId } = await params
  const [head, people] = isUuid(visitId)
    ? await Promise.all([getVisitHead(actor, visitId), getTeam(actor, visitId)])
    : [null, null]
  if (!head || !people) notFound()
  const t = await getTranslations('visits.team')
  const mayEdit = can(actor, 'visit.edit')
  return (
    <ClientMessages also={['visits.team']}>
      <VisitFrame head={head} actor={actor}>
        <Section id="team" title={t('title')}>
          <p className="mb-4 max-w-prose text-muted">{t('intro')}</p>
          <Register
            caption={t('caption')}
            rows={people.team}
            rowKey={(row) => row.userId}
            empty={<EmptyState>{t('empty')}</EmptyState>}
            columns={[
              { key: 'name', header: t('name'), primary: true, cell: (row) => row.name },
              ...(can(actor, 'readout.see-internal')
                ? [{ key: 'email', header: t('email'), cell: (row: { email: string }) => row.email }]
                : []),
              {
                key: 'since',
                header: t('since'),
                narrow: true,
                cell: (row) => formatInstant(new Date(row.addedAt), head.homeZone),
              },
              ...(mayEdit
                ? [
                    {
                      key: 'remove',
                      header: '',
                      cell: (row: { userId: string; name: string }) => (
                        <ActionButton
                          action={removeFromTeam}
                          input={{ visitId: head.id, userId: row.userId }}
                          label={t('removeNamed', { name: row.name })}
                          tone="quiet"
                          done={t('removed')}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        {mayEdit ? (
          <Section id="add" title={t('add')}>
            {people.others.length > 0 ? (
              <AddToTeam visitId={head.id} others={people.others} />
            ) : (
              <p className="text-muted">{t('nobodyLeft')}</p>
            )}
          </Section>
        ) : null}
      </VisitFrame>
    </ClientMessages>
  )
}
