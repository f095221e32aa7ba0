import { useTranslations } from 'next-intl'
import { Link } from '../ui/link'

/** What stands at an address that is not there, or not for this person. */
export function NotHere({ kind }: { kind: 'missing' | 'forbidden' }) {
  const t = useTranslations('trouble')
  return (
    <div className="mx-auto max-w-xl py-10">
      <h1 className="mb-3 text-2xl">{t(`${kind}.title`)}</h1>
      <p className="mb-4">{t(`${kind}.text`)}</p>
      <Link href="/">{t('home')}</Link>
    </div>
  )
}
