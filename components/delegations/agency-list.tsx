'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { moveAgency, removeAgency } from '@/lib/delegations/actions'
import type { VisitOrganisationRow } from '@/lib/delegations/types'
import type { ActWords } from '@/lib/i18n/act-words'
import { MoveButtons } from './move-buttons'
import { OrganisationLink } from './party-name'

type Props = { agencies: readonly VisitOrganisationRow[]; mayEdit: boolean; words: ActWords }

/** The participating agencies in their order, with how many of each travel. */
export function AgencyList({ agencies, mayEdit, words }: Props) {
  const t = useTranslations('delegations')
  return (
    <ol className="divide-y divide-line rounded border border-line bg-surface">
      {agencies.map((agency, index) => (
        <li key={agency.id} className="flex flex-wrap items-start justify-between gap-x-4 px-3 py-1">
          <div className="flex min-w-0 flex-1 basis-56 gap-3 py-1.5">
            <span className="w-5 shrink-0 text-right text-muted tabular-nums">{index + 1}</span>
            <div className="min-w-0 items-baseline gap-x-3 sm:flex sm:flex-wrap">
              <OrganisationLink id={agency.organisationId} name={agency.name} />
              <div className="text-sm text-muted">
                {agency.people === 0 ? t('agencies.nobody') : t('agencies.people', { count: agency.people })}
              </div>
            </div>
          </div>
          {mayEdit ? (
            <div className="party-actions no-print">
              <MoveButtons
                action={moveAgency}
                id={agency.id}
                up={index > 0}
                down={index < agencies.length - 1}
                labels={{ up: t('row.up', { name: agency.name }), down: t('row.down', { name: agency.name }) }}
                words={words}
              />
              <ActionIsland
                words={words}
                action={removeAgency}
                input={{ id: agency.id }}
                label={t('row.remove')}
                tone="quiet"
                done={t('row.removed', { name: agency.name })}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
