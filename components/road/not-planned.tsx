'use client'

import { useTranslations } from 'next-intl'
import type { PackReadout, VisitPack } from '@/lib/sync/types'
import type { Write } from './road-data'

type Props = { pack: VisitPack; readout: PackReadout; side: 'ours' | 'host'; write: Write }

/** Those of the visit who are not on the list of this meeting: each is added with a tap. */
export function NotPlanned({ pack, readout, side, write }: Props) {
  const t = useTranslations('road.who')
  const parties = side === 'ours' ? pack.delegation : pack.counterparts
  const listed = new Set(readout.attendance.flatMap((row) => (row.side === side ? [row.partyId] : [])))
  const others = parties.filter(({ id }) => !listed.has(id))
  if (others.length === 0) return null
  return (
    <details className="mt-2">
      <summary className="flex min-h-11 items-center text-link">{t('others', { count: others.length })}</summary>
      <ul>
        {others.map((party) => (
          <li key={party.id} className="border-b border-line last:border-b-0">
            <button
              type="button"
              className="flex min-h-12 w-full items-center justify-between gap-3 py-2 text-left"
              onClick={() => write('addAttendee', { readoutId: readout.id, side, whom: party.id, person: null })}
            >
              <span className="min-w-0">
                {party.name}
                {party.detail ? <span className="block text-sm text-muted">{party.detail}</span> : null}
              </span>
              <span className="shrink-0 font-semibold text-link">{t('wasThere')}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
