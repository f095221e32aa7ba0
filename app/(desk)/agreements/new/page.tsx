import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NewAgreementForm } from '@/components/agreements/agreement-form'
import { newValues } from '@/components/agreements/agreement-values'
import { ChooseVisit } from '@/components/agreements/choose-visit'
import { ComesFrom } from '@/components/agreements/comes-from'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { itemChoices, outcomesToLink, visitForNew } from '@/lib/agreements/lists.queries'
import { canRestrict } from '@/lib/agreements/policy'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { isUuid } from '@/lib/platform/id'
import { listVisits } from '@/lib/visits/list.queries'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.form'))('newTitle') }
}

/** A new agreement: of the visit, the programme item or the outcomes that the address names. */
export default async function NewAgreementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('agreement.edit')
  const query = await searchParams
  const { q, visit: asked, item } = readQuery(query, ['q', 'visit', 'item'])
  const outcomes = await outcomesToLink(actor, [query.outcome ?? []].flat())
  const t = await getTranslations('agreements.form')
  const of = { visitId: asked ?? null, itemId: item ?? null, outcomeVisitId: outcomes[0]?.visitId ?? null }
  const visit = await visitForNew(actor, of)
  if (!visit) {
    if (asked || item || query.outcome) notFound()
    const { rows } = await listVisits(actor, q ? { q } : {})
    return (
      <>
        <PageHead title={t('newTitle')} />
        <ChooseVisit visits={rows.slice(0, 20)} q={q} />
      </>
    )
  }
  const [first] = outcomes
  const mayRestrict = canRestrict(actor, visit)
  const restricted = mayRestrict && outcomes.some((outcome) => outcome.restricted)
  const cancelHref = first ? `/outcomes/${first.id}` : item ? `/meetings/${item}` : `/visits/${visit.id}/agreements`
  return (
    <ClientMessages also={['agreements.form', 'agreements.type', 'agreements.side', 'outcomes.owedBy']}>
      <PageHead title={t('newTitle')} above={<Link href={`/visits/${visit.id}`}>{visit.label}</Link>} />
      <ComesFrom outcomes={outcomes} warn={restricted} />
      <NewAgreementForm
        values={newValues({ ...(item && isUuid(item) ? { itemId: item } : {}) })}
        items={await itemChoices(visit.id, null)}
        made={{ visitId: visit.id, outcomeIds: outcomes.map(({ id }) => id), restricted, mayRestrict }}
        cancelHref={cancelHref}
      />
    </ClientMessages>
  )
}
