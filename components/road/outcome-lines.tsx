'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { UnownedTag } from '@/components/follow-ups/follow-up-tags'
import { Tag } from '@/components/ui/tag'
import type { OutcomeView } from '@/lib/outcomes/types'
import type { PackReadout, VisitPack } from '@/lib/sync/types'
import { formatDate } from '@/lib/time/format'
import { FollowUpForm } from './follow-up-form'
import { AddOutcome, EditOutcome } from './outcome-forms'
import { useRoad, type Write } from './road-data'

type Props = { pack: VisitPack; readout: PackReadout; date: string | null; locked: boolean; write: Write }

/** What came out of the meeting, a line each, with the work that follows from it. */
export function OutcomeLines({ pack, readout, date, locked, write }: Props) {
  const t = useTranslations('road.outcomes')
  const outcomes = readout.outcomes.filter(({ archived }) => !archived)
  return (
    <section aria-labelledby="outcomes" className="road-part">
      <h2 id="outcomes" tabIndex={-1}>
        {t('title')}
      </h2>
      {outcomes.length === 0 ? <p className="mt-1 text-muted">{t('none')}</p> : null}
      <ol>
        {outcomes.map((outcome) => (
          <OutcomeLine key={outcome.id} pack={pack} outcome={outcome} date={date} locked={locked} write={write} />
        ))}
      </ol>
      {locked ? null : <AddOutcome readoutId={readout.id} write={write} />}
    </section>
  )
}

type LineProps = Omit<Props, 'readout'> & { outcome: OutcomeView }

function OutcomeLine({ pack, outcome, date, locked, write }: LineProps) {
  const t = useTranslations('road.outcomes')
  const types = useTranslations('outcomes.type')
  const owed = useTranslations('outcomes.owedBy')
  const [open, setOpen] = useState<'edit' | 'followUp' | null>(null)
  const close = () => setOpen(null)
  const { mayWrite } = useRoad().person
  return (
    <li className="border-b border-line py-3">
      <p>{outcome.text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-1.5 text-sm text-muted">
        <Tag>{types(outcome.type)}</Tag>
        <span>{t('owed', { who: owed(outcome.owedBy) })}</span>
        {outcome.waits ? <Tag tone="waiting">{t('waits')}</Tag> : null}
      </p>
      {outcome.followUps.length > 0 ? (
        <ul aria-label={t('followUps')} className="mt-2 border-l-2 border-line pl-3">
          {outcome.followUps.map((one) => (
            <li key={one.id} className="py-1 text-sm">
              {one.title} {one.unowned ? <UnownedTag /> : null}
              <span className="block text-muted">
                {[
                  one.leadOrganisation,
                  one.officer,
                  one.dueDate ? t('due', { date: formatDate(one.dueDate) }) : t('noDate'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open === null && mayWrite ? (
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" className="btn btn-plain" onClick={() => setOpen('followUp')}>
            {t('followUp')}
            <span className="sr-only">: {outcome.text}</span>
          </button>
          {locked ? null : (
            <button type="button" className="btn btn-quiet" onClick={() => setOpen('edit')}>
              {t('edit')}
              <span className="sr-only">: {outcome.text}</span>
            </button>
          )}
        </div>
      ) : null}
      {open === 'edit' ? <EditOutcome outcome={outcome} write={write} close={close} /> : null}
      {open === 'followUp' ? (
        <FollowUpForm pack={pack} outcome={outcome} date={date} write={write} close={close} />
      ) : null}
    </li>
  )
}
