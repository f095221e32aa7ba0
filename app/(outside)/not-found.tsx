import { useTranslations } from 'next-intl'

/** At an address that is no link: guessed, misspelt, cut off; one answer for all. */
export default function NoLink() {
  const t = useTranslations('privateLinks.page')
  return (
    <>
      <h1 className="mb-3 text-2xl">{t('goneTitle')}</h1>
      <p>{t('goneText')}</p>
    </>
  )
}
