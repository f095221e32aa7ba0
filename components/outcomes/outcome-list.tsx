import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { Proposed } from '@/components/ui/unknown'
import { needsNone } from '@/lib/outcomes/rules'
import type { OutcomeView } from '@/lib/outcomes/types'
import { AgreementFollowUpLines, FollowUpLines } from './follow-up-lines'
import { FollowUpActions, OutcomeMenu } from './outcome-actions'
import { AddOutcome } from './outcome-buttons'
import { OutcomeTypeTag } from './outcome-tags'

type Props = {
  readoutId: string
  outcomes: readonly OutcomeView[]
  /** Adding, editing, order, archive. */
  mayChange: boolean
  /** Follow-ups, and saying that none is needed. */
  mayFollow: boolean
  /** The readout is locked: a change asks for a reason. */
  final: boolean
  /** Follow-ups are made without leaving the page. */
  inPlace?: boolean
}

/** The outcomes of a readout in their order, each with what became of it. */
export function OutcomeList({ readoutId, outcomes, mayChange, mayFollow, final, inPlace = false }: Props) {
  const t = useTranslations('outcomes')
  const standing = outcomes.filter(({ archived }) => !archived)
  const archived = outcomes.filter((outcome) => outcome.archived)
  return (
    <Section
      id="outcomes"
      title={t('title')}
      action={mayChange ? <AddOutcome readoutId={readoutId} final={final} /> : null}
    >
      {standing.length === 0 ? <p className="text-muted">{t(mayChange ? 'none' : 'noneReader')}</p> : null}
      <ol className="border-line">
        {standing.map((outcome, index) => (
          <li key={outcome.id} className="border-t border-line py-3 first:border-t-0 first:pt-0">
            <Outcome
              outcome={outcome}
              mayFollow={mayFollow}
              inPlace={inPlace}
              menu={
                mayChange ? (
                  <OutcomeMenu
                    outcome={outcome}
                    final={final}
                    place={{ first: index === 0, last: index === standing.length - 1 }}
                  />
                ) : null
              }
            />
          </li>
        ))}
      </ol>
      {archived.length > 0 ? <Archived outcomes={archived} mayChange={mayChange} final={final} /> : null}
    </Section>
  )
}

function Outcome(props: { outcome: OutcomeView; mayFollow: boolean; inPlace: boolean; menu: ReactNode }) {
  const { outcome, mayFollow, inPlace, menu } = props
  const t = useTranslations('outcomes')
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
            <OutcomeTypeTag type={outcome.type} />
            <span>{t('owed', { who: t(`owedBy.${outcome.owedBy}`) })}</span>
            <Link href={`/outcomes/${outcome.id}`}>{outcome.reference}</Link>
            {outcome.proposed.length > 0 ? <Proposed /> : null}
          </p>
          <p className="document">{outcome.text}</p>
        </div>
        {menu ? (
          <div className="no-print shrink-0">
            <Menu quiet label={t('more')} name={t('actions', { reference: outcome.reference })}>
              {menu}
            </Menu>
          </div>
        ) : null}
      </div>
      <div className="mt-2 grid gap-2">
        {outcome.followUps.length > 0 ? <FollowUpLines followUps={outcome.followUps} /> : null}
        <AgreementFollowUpLines followUps={outcome.agreementFollowUps} all={`/outcomes/${outcome.id}#follow-ups`} />
        <Need outcome={outcome} />
        {mayFollow ? (
          <div className="no-print">
            <FollowUpActions outcome={outcome} inPlace={inPlace} />
          </div>
        ) : null}
      </div>
    </>
  )
}

/** Whether something is still to be done about an outcome, in words. */
export function Need({ outcome }: { outcome: OutcomeView }) {
  const t = useTranslations('outcomes')
  if (outcome.noFollowUpReason !== null) {
    return <p className="text-muted">{t('noFollowUpReason', { reason: outcome.noFollowUpReason })}</p>
  }
  if (outcome.waits) {
    return (
      <p>
        <Tag tone="waiting">{t('waits')}</Tag>
      </p>
    )
  }
  const { followUps, agreementFollowUps = [] } = outcome
  return followUps.length + agreementFollowUps.length === 0 && needsNone(outcome) ? (
    <p className="text-muted">{t('needsNone')}</p>
  ) : null
}

function Archived(props: { outcomes: readonly OutcomeView[]; mayChange: boolean; final: boolean }) {
  const { outcomes, mayChange, final } = props
  const t = useTranslations('outcomes')
  return (
    <details className="no-print mt-4 border-t border-line pt-3">
      <summary className="text-link">{t('archive_title', { count: outcomes.length })}</summary>
      <ul className="mt-2 grid gap-3">
        {outcomes.map((outcome) => (
          <li key={outcome.id} className="flex flex-wrap items-start justify-between gap-3 text-muted">
            <span className="min-w-0">
              {outcome.reference} · {outcome.text}
            </span>
            {mayChange ? <OutcomeMenu outcome={outcome} final={final} /> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
