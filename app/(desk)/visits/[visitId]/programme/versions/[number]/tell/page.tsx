import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProgrammeNav } from '@/components/programme/programme-nav'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { recipientView } from '@/components/versions/recipient-view'
import { RecipientsList } from '@/components/versions/recipients-list'
import { VisitFrame } from '@/components/visits/visit-frame'
import { requireActor } from '@/lib/auth/actor'
import { canEditParties } from '@/lib/delegations/policy'
import { actWords } from '@/lib/i18n/act-words'
import { isUuid } from '@/lib/platform/id'
import { canMarkTold } from '@/lib/versions/policy'
import { getVersion, numberIn } from '@/lib/versions/queries'
import { listRecipients } from '@/lib/versions/recipients.queries'
import { getVisitHead } from '@/lib/visits/queries'

type Params = { params: Promise<{ visitId: string; number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { number } = await params
  return { title: (await getTranslations('versions.tell'))('titleOf', { number }) }
}

/** Whose programme a version changed and who was not notified in the app: with phone, changes, and a tick. */
export default async function TellPage({ params }: Params) {
  const actor = await requireActor('readout.see-internal')
  const { visitId, number: asked } = await params
  const number = numberIn(asked)
  const [head, version] =
    isUuid(visitId) && number !== null
      ? await Promise.all([getVisitHead(actor, visitId), getVersion(actor, visitId, number)])
      : [null, null]
  if (!head || !version) notFound()
  const recipients = await listRecipients(actor, version.id)
  const toTell = recipients.filter(({ notice }) => notice === null)
  const notified = recipients.filter(({ notice }) => notice !== null)
  const t = await getTranslations()
  const context = { t, visitId, homeZone: head.homeZone, mayEnter: canEditParties(actor, head) }
  const words = {
    act: actWords(),
    noPhone: t('versions.tell.noPhone'),
    open: t('versions.tell.open'),
    marked: t('versions.tell.marked'),
    takenBack: t('versions.tell.takenBack'),
    label: t('versions.tell.label'),
  }
  const told = toTell.filter((one) => one.told !== null).length
  return (
    <VisitFrame head={head} actor={actor}>
      <ProgrammeNav visitId={visitId} />
      <Section id="tell" title={t('versions.tell.titleOf', { number: version.number })}>
        <p className="mb-3 max-w-prose text-muted">
          {t('versions.tell.hint', { number: version.number })}{' '}
          <Link href={`/visits/${visitId}/programme/versions/${version.number}`}>
            {t('versions.number', { number: version.number })}
          </Link>
        </p>
        {toTell.length === 0 ? (
          <EmptyState>{t('versions.tell.nobody', { number: version.number })}</EmptyState>
        ) : (
          <>
            <p className="mb-3 font-semibold">{t('versions.tell.progress', { told, count: toTell.length })}</p>
            <RecipientsList
              rows={toTell.map((one) => recipientView(one, context))}
              words={words}
              mayMark={canMarkTold(actor)}
            />
          </>
        )}
      </Section>
      {notified.length > 0 ? (
        <Section id="notified" title={t('versions.tell.notified')}>
          <ul className="item-list">
            {notified.map(({ id, name, notice }) => (
              <li key={id} className="flex flex-wrap gap-x-3 px-3 py-2 sm:px-4">
                {name}
                <span className="text-muted">
                  {t(notice?.read ? 'versions.tell.opened' : 'versions.tell.notOpened')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </VisitFrame>
  )
}
