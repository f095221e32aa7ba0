import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { FewAgreements } from '@/lib/agreements/types'
import { withQuery } from '@/lib/platform/address'
import { AgreementLines } from './agreement-lines'

/** What was or is to be signed at a programme item; at a signing ceremony with the way to add it. */
export function SignedHere(props: { agreements: FewAgreements; itemId: string; mayAdd: boolean }) {
  const { agreements, itemId, mayAdd } = props
  const t = useTranslations('agreements')
  if (agreements.rows.length === 0 && !mayAdd) return null
  const add = <ButtonLink href={withQuery('/agreements/new', { item: itemId })}>{t('new')}</ButtonLink>
  return (
    <Section id="agreements" title={t('few.atItem')} action={mayAdd ? add : null}>
      {agreements.rows.length > 0 ? (
        <AgreementLines rows={agreements.rows} ofVisit />
      ) : (
        <p className="text-muted">{t('few.nothingHere')}</p>
      )}
    </Section>
  )
}
