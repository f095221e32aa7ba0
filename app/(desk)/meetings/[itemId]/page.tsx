import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { SignedHere } from '@/components/agreements/signed-here'
import { BriefingSection } from '@/components/briefings/briefing'
import { ItemClashes } from '@/components/clashes/item-clashes'
import { ItemChain } from '@/components/programme/item/item-chain'
import { ItemFacts, ItemWhen } from '@/components/programme/item/item-facts'
import { hasItemMenu, ItemActions, ItemMenu } from '@/components/programme/item/item-head'
import { ItemReadout } from '@/components/programme/item/item-outcomes'
import { ItemParties } from '@/components/programme/item/item-parties'
import { ItemStatusTag } from '@/components/programme/item/item-tags'
import { AskMenu } from '@/components/programme/unconfirmed/ask-menu'
import { SettleHost } from '@/components/programme/unconfirmed/settle-host'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { Proposed } from '@/components/ui/unknown'
import { LiveVisit } from '@/components/visits/live-visit'
import { agreementsAtItem } from '@/lib/agreements/lists.queries'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { briefingWith, withWhom } from '@/lib/briefings/queries'
import { isPlanned } from '@/lib/briefings/rules'
import { clashesOf } from '@/lib/clashes/find'
import { getClashes } from '@/lib/clashes/queries'
import { actWords } from '@/lib/i18n/act-words'
import { todayAtHome } from '@/lib/platform/today'
import { canEditProgramme, canStartReadout } from '@/lib/programme/policy'
import { getItem } from '@/lib/programme/queries'
import { isMeeting } from '@/lib/programme/rules'

type Props = { params: Promise<{ itemId: string }> }

/** Once a request: the title asks for it as well as the page. */
const load = cache(async (itemId: string) => {
  const actor = await requireActor('visit.see')
  const page = await getItem(actor, itemId)
  if (!page) notFound()
  return { actor, page }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).itemId)).page.item.title }
}

export default async function ItemPage({ params }: Props) {
  const { actor, page } = await load((await params).itemId)
  const { item, visit } = page
  const t = await getTranslations('programme')
  const mayEdit = !page.archived && canEditProgramme(actor, visit.status)
  const today = todayAtHome()
  const draft = item.readout?.status === 'draft' && can(actor, 'readout.write')
  const clashes = page.archived ? null : await getClashes(actor, visit.id, new Date())
  const others = !page.archived && isPlanned(item) ? await withWhom(actor, page) : []
  const briefing = others.length > 0 ? await briefingWith(actor, others, today) : null
  const signed = await agreementsAtItem(actor, item.id, today)
  const readoutHref = item.readout && (draft ? `/meetings/${item.id}/readout` : `/readouts/${item.readout.id}`)
  return (
    <>
      <LiveVisit
        visitId={visit.id}
        changes={visit.changes}
        updated={(await getTranslations('visits'))('live.updated')}
      />
      <PageHead
        reference={item.reference}
        title={item.title}
        tag={
          <>
            <ItemStatusTag status={item.status} />
            {item.proposed.includes('status') ? <Proposed /> : null}
            {item.unplanned ? <Tag>{t('row.unplanned')}</Tag> : null}
          </>
        }
        above={
          <>
            <Link href={`/visits/${visit.id}`}>{visit.title}</Link> ›{' '}
            <Link href={`/visits/${visit.id}/programme#item-${item.id}`}>{t('title')}</Link>
          </>
        }
        facts={[
          t(`type.${item.type}`),
          <ItemWhen key="when" page={page} />,
          item.statusReason && t('row.reason', { reason: item.statusReason }),
        ]}
        action={<ItemActions page={page} actor={actor} />}
        menu={hasItemMenu({ page, actor }) ? <ItemMenu page={page} actor={actor} /> : null}
      />
      {page.archived ? (
        <div className="mb-5">
          <Notice tone="warn">{t('page.archived')}</Notice>
        </div>
      ) : null}
      <ItemChain page={page} readoutHref={readoutHref} />
      <ItemClashes itemId={item.id} visitId={visit.id} clashes={clashesOf(clashes ?? [], item.id)} />
      <SettleHost words={actWords()}>
        <Section
          id="facts"
          title={t('page.facts')}
          boxed
          action={
            <>
              {mayEdit ? <AskMenu item={item} /> : null}
              <ButtonLink tone="quiet" href={`/api/calendars/items/${item.id}`}>
                {(await getTranslations('calendars'))('download')}
              </ButtonLink>
            </>
          }
        >
          <ItemFacts page={page} mayEdit={mayEdit} today={today} />
        </Section>
        <ItemParties item={item} mayEdit={mayEdit} today={today} />
      </SettleHost>
      {briefing ? <BriefingSection briefing={briefing} sheet={`/meetings/${item.id}/briefing`} /> : null}
      <SignedHere
        agreements={signed}
        itemId={item.id}
        mayAdd={!page.archived && item.type === 'signing_ceremony' && can(actor, 'agreement.edit')}
      />
      {isMeeting(item) || item.readout ? (
        <ItemReadout
          page={page}
          readoutHref={readoutHref}
          mayWrite={canStartReadout(actor, item, visit.status)}
          seesDrafts={can(actor, 'readout.see-internal')}
        />
      ) : null}
    </>
  )
}
