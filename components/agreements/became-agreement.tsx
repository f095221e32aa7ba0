import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { AgreementLine } from '@/lib/agreements/types'
import { withQuery } from '@/lib/platform/address'
import { AgreementLines } from './agreement-lines'

/** The agreement that an outcome became, or the way to make it one. */
export function BecameAgreement(props: { agreement: AgreementLine | null; outcomeId: string; mayMake: boolean }) {
  const { agreement, outcomeId, mayMake } = props
  const t = useTranslations('agreements')
  if (!agreement) {
    return mayMake ? (
      <p className="no-print mb-8">
        <ButtonLink href={withQuery('/agreements/new', { outcome: outcomeId })}>{t('outcome.make')}</ButtonLink>
      </p>
    ) : null
  }
  return (
    <Section id="agreement" title={t('outcome.became')}>
      <AgreementLines rows={[agreement]} />
    </Section>
  )
}
