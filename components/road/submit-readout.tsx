'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isWriter } from '@/lib/readouts/rules'
import type { PackReadout } from '@/lib/sync/types'
import { isEmptyDoc } from '@/lib/text/doc'
import { useRoad, type Write } from './road-data'

type Props = { readout: PackReadout; unsent: number; write: Write }

/** Hands the readout in, or says why that is not to be done here. */
export function SubmitReadout({ readout, unsent, write }: Props) {
  const t = useTranslations('road.submit')
  const { person, box } = useRoad()
  const [empty, setEmpty] = useState(false)
  const { status, writerId, writerName } = readout
  const mine = isWriter({ kind: 'user', userId: person.userId }, writerId)
  const submit = () => {
    const written = readout.sections.some(({ doc }) => !isEmptyDoc(doc))
    const outcomes = readout.outcomes.some(({ archived }) => !archived)
    const files = box.files.some(({ target }) => target.readoutId === readout.id)
    if (!written && !outcomes && !files) return setEmpty(true)
    write('submitReadout', { readoutId: readout.id, version: readout.version })
  }
  return (
    <section aria-labelledby="submit" className="road-part">
      <h2 id="submit" tabIndex={-1}>
        {t('title')}
      </h2>
      {status === 'draft' ? null : <p className="mt-1">{t(`is.${status}`)}</p>}
      {status === 'draft' && !mine ? <p className="mt-1">{t('notMine', { name: writerName })}</p> : null}
      {status === 'draft' && mine ? (
        <>
          <p className="mt-1">{t('means')}</p>
          {unsent > 0 ? <p className="mt-1 text-muted">{t('waits')}</p> : null}
          {empty ? (
            <p role="alert" className="mt-2 font-semibold text-late">
              {t('empty')}
            </p>
          ) : null}
          <button type="button" className="btn btn-primary mt-3 w-full" onClick={submit}>
            {t('submit')}
          </button>
        </>
      ) : null}
    </section>
  )
}
