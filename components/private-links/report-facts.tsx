import { useTranslations } from 'next-intl'
import type { OwnReport } from '@/lib/private-links/types'

type Props = { report: Pick<OwnReport, 'text' | 'percent' | 'judgement' | 'nextStep' | 'links'> }

/** What a report says, as text whatever was typed; its addresses as links that tell nobody where they were followed. */
export function ReportFacts({ report }: Props) {
  const t = useTranslations('privateLinks.reported')
  const { text, percent, judgement, nextStep, links } = report
  const marks = [
    percent === null ? null : t('percent', { percent }),
    judgement === null ? null : t(`judgement.${judgement}`),
  ].filter((mark) => mark !== null)
  return (
    <>
      <p className="whitespace-pre-line break-words">{text}</p>
      {marks.length > 0 ? <p>{marks.join(' · ')}</p> : null}
      {nextStep ? <p className="break-words">{t('nextStep', { text: nextStep })}</p> : null}
      {links.length > 0 ? (
        <ul aria-label={t('links')}>
          {links.map((url) => (
            <li key={url}>
              <a href={url} rel="noreferrer noopener" className="break-all text-link underline">
                {url}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
