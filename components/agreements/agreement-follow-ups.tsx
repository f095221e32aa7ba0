import { useTranslations } from 'next-intl'
import { FollowUpLines } from '@/components/outcomes/follow-up-lines'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { AgreementView } from '@/lib/agreements/types'

/** What follows from it. */
export function AgreementFollowUps({ agreement, mayAdd }: { agreement: AgreementView; mayAdd: boolean }) {
  const t = useTranslations('agreements.page')
  const { id, followUps } = agreement
  return (
    <Section
      id="follow-ups"
      title={t('followUps')}
      action={mayAdd ? <ButtonLink href={`/agreements/${id}/follow-ups/new`}>{t('addFollowUp')}</ButtonLink> : null}
    >
      {followUps.length > 0 ? (
        <FollowUpLines followUps={followUps} />
      ) : (
        <p className="text-muted">{t('noFollowUps')}</p>
      )}
    </Section>
  )
}
