import { useTranslations } from 'next-intl'
import { OutcomeTypeTag } from '@/components/outcomes/outcome-tags'
import { Button } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { unlinkOutcome } from '@/lib/agreements/actions'
import type { AgreementView, OutcomeChoice } from '@/lib/agreements/types'
import { LinkOutcomes } from './agreement-buttons'

/** A line of a choice shows this much of an outcome; its page has all of it. */
const SHOWN = 160

/**
 * The outcomes that it came from. @param offered those to link: of the visit, or found by `q`; null for who may not
 */
export function AgreementOutcomes(props: {
  agreement: AgreementView
  offered: readonly OutcomeChoice[] | null
  q: string | undefined
}) {
  const { agreement, offered, q } = props
  const t = useTranslations('agreements')
  const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text)
  const choices = (offered ?? []).map(({ id, reference, text }) => ({ id, label: `${reference} ${short(text)}` }))
  return (
    <Section
      id="outcomes"
      title={t('page.outcomes')}
      action={choices.length > 0 ? <LinkOutcomes agreementId={agreement.id} offered={choices} /> : null}
    >
      {agreement.outcomes.length === 0 ? (
        <p className="text-muted">{t('page.noOutcomes')}</p>
      ) : (
        <Linked agreement={agreement} mayChange={offered !== null} />
      )}
      {offered ? <FindOutcomes agreementId={agreement.id} q={q} none={choices.length === 0} /> : null}
    </Section>
  )
}

function Linked({ agreement, mayChange }: { agreement: AgreementView; mayChange: boolean }) {
  const t = useTranslations('agreements')
  return (
    <>
      <ul className="grid gap-2">
        {agreement.outcomes.map(({ id, reference, text, type, visit }) => (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-l-2 border-primary pl-3"
          >
            <div className="min-w-0 flex-1 basis-56">
              <p className="document break-words">{text}</p>
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <Link href={`/outcomes/${id}`}>{reference}</Link> <OutcomeTypeTag type={type} />
                {visit.id === agreement.visit.id ? null : <Link href={`/visits/${visit.id}`}>{visit.title}</Link>}
              </p>
            </div>
            {mayChange ? (
              <span className="no-print">
                <ActionButton
                  action={unlinkOutcome}
                  input={{ agreementId: agreement.id, outcomeId: id }}
                  label={t('link.unlink', { reference })}
                  tone="quiet"
                  done={t('link.unlinked')}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{t('page.outcomesNote')}</p>
    </>
  )
}

/** Those of other visits are found by their words: by an address, so that it works without scripts. */
function FindOutcomes({ agreementId, q, none }: { agreementId: string; q: string | undefined; none: boolean }) {
  const t = useTranslations('agreements.link')
  return (
    <details className="no-print mt-3" open={q !== undefined}>
      <summary className="text-link">{t('search')}</summary>
      <form action={`/agreements/${agreementId}#outcomes`} className="mt-2 flex flex-wrap items-end gap-2">
        <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
          <label htmlFor="find-outcomes" className="text-sm text-muted">
            {t('searchHint')}
          </label>
          <input id="find-outcomes" type="search" name="outcomes" defaultValue={q ?? ''} className="field-control" />
        </div>
        <Button type="submit">{t('find')}</Button>
      </form>
      {q !== undefined && none ? <p className="mt-2 text-muted">{t('none')}</p> : null}
    </details>
  )
}
