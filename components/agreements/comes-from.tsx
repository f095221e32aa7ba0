import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { OutcomeChoice } from '@/lib/agreements/types'

/** The outcomes that a new agreement comes from. @param warn one of them is of a restricted readout */
export function ComesFrom({ outcomes, warn }: { outcomes: readonly OutcomeChoice[]; warn: boolean }) {
  const t = useTranslations('agreements.form')
  if (outcomes.length === 0) return null
  return (
    <>
      <div className="mb-5 max-w-2xl border-l-4 border-primary pl-4">
        <p className="mb-1 text-sm text-muted">{t('comesFrom')}</p>
        <ul className="grid gap-2">
          {outcomes.map(({ id, reference, text }) => (
            <li key={id}>
              <p className="document break-words">{text}</p>
              <Link href={`/outcomes/${id}`} className="text-sm">
                {reference}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {warn ? <Notice tone="warn">{t('restrictedOutcome')}</Notice> : null}
    </>
  )
}
