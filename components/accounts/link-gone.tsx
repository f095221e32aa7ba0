import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/** In place of a one-time link's form once it no longer works. */
export function LinkGone({ purpose }: { purpose: 'setPassword' | 'firstAdmin' }) {
  const t = useTranslations('auth.linkGone')
  return (
    <>
      <h1 className="mb-4 text-2xl">{t('title')}</h1>
      <p className="mb-5">
        {t('text')} {t(purpose)}
      </p>
      <ButtonLink href="/sign-in">{t('signIn')}</ButtonLink>
    </>
  )
}
