import { useTranslations } from 'next-intl'
import { StepButton } from '@/components/follow-ups/follow-up-steps'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/lib/auth/permissions'
import { followUpSteps } from '@/lib/follow-ups/policy'
import { reviewBar } from '@/lib/follow-ups/rules'
import type { FollowUpView } from '@/lib/follow-ups/types'
import { formatInstant } from '@/lib/time/format'

/** "Approve" and "Return", or why it is not this person's to decide. */
export function ReviewDecision(props: { followUp: FollowUpView; actor: Actor; next: string | null }) {
  const { followUp, actor, next } = props
  const t = useTranslations('followUps.reviews')
  const words = useTranslations('followUps.page')
  const subject = { ...followUp, officerId: followUp.officer?.id ?? null }
  const bar = reviewBar(actor, subject)
  if (followUp.status !== 'in_review') {
    const [last] = followUp.reviews
    const decided =
      last?.decision && last.decidedAt
        ? words(last.decision === 'approved' ? 'approvedBy' : 'returnedBy', {
            name: last.decider ?? words('system'),
            at: formatInstant(new Date(last.decidedAt), followUp.visit.homeZone),
          })
        : null
    return (
      <Notice {...(decided ? { title: decided } : {})}>
        <p>{t('noneOpen')}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {next ? (
            <ButtonLink tone="primary" href={`/reviews/${next}`}>
              {t('nextReview')}
            </ButtonLink>
          ) : null}
          <Link href={`/follow-ups/${followUp.id}`}>{t('openFollowUp')}</Link>
          <Link href="/reviews">{t('nextInQueue')}</Link>
        </p>
      </Notice>
    )
  }
  if (bar) return <Notice tone="warn">{t(`bar.${bar}`)}</Notice>
  const steps = followUpSteps(actor, subject).filter(
    (step) => step.command === 'approveFollowUp' || step.command === 'returnFollowUp',
  )
  return (
    <section
      aria-label={t('decide')}
      className="no-print mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <StepButton
            key={step.command}
            step={step}
            followUp={followUp}
            tone={step.command === 'approveFollowUp' ? 'primary' : 'plain'}
          />
        ))}
      </div>
      <p className="min-w-0 flex-1 basis-60 text-muted">{t('decideHint')}</p>
    </section>
  )
}
