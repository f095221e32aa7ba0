import { useTranslations } from 'next-intl'

/** After many addresses that were none, from one network. */
export default function TooMany() {
  const t = useTranslations('privateLinks.page')
  return (
    <>
      <h1 className="mb-3 text-2xl">{t('limitedTitle')}</h1>
      <p>{t('limitedText')}</p>
    </>
  )
}
