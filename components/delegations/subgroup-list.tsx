'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { moveSubgroup, removeSubgroup } from '@/lib/delegations/actions'
import type { SubgroupRow } from '@/lib/delegations/types'
import type { ActWords } from '@/lib/i18n/act-words'
import { MoveButtons } from './move-buttons'
import { EditSubgroup, OwnProgramme } from './party-buttons'
import { OrganisationLink } from './party-name'
import type { SubgroupOptions } from './subgroup-form'

type Props = {
  visitId: string
  subgroups: readonly SubgroupRow[]
  options: SubgroupOptions
  mayEdit: boolean
  words: ActWords
}

/** The subgroups in their order, each with who is in it now and the way to its programme. */
export function SubgroupList({ visitId, subgroups, options, mayEdit, words }: Props) {
  const t = useTranslations('delegations')
  return (
    <ul className="divide-y divide-line rounded border border-line bg-surface">
      {subgroups.map((subgroup, index) => (
        <li key={subgroup.id} className="party-row px-3 hover:bg-sunken">
          <div className="min-w-0 flex-1 basis-64 py-1.5">
            <h3 className="text-base">
              {subgroup.name}{' '}
              <span className="text-sm font-normal text-muted">
                {t('subgroups.count', { count: subgroup.members.length })}
              </span>
            </h3>
            {subgroup.organisation ? (
              <div className="text-sm text-muted">
                {t('subgroups.allOf')} <OrganisationLink {...subgroup.organisation} />
              </div>
            ) : null}
            {subgroup.members.length > 0 ? <div>{subgroup.members.map(({ name }) => name).join(', ')}</div> : null}
          </div>
          <div className="party-actions no-print">
            <OwnProgramme visitId={visitId} whose={`subgroup:${subgroup.id}`} name={subgroup.name} />
            {mayEdit ? (
              <>
                <MoveButtons
                  action={moveSubgroup}
                  id={subgroup.id}
                  up={index > 0}
                  down={index < subgroups.length - 1}
                  labels={{ up: t('row.up', { name: subgroup.name }), down: t('row.down', { name: subgroup.name }) }}
                  words={words}
                />
                <EditSubgroup subgroup={subgroup} options={options} />
                <ActionIsland
                  words={words}
                  action={removeSubgroup}
                  input={{ id: subgroup.id, version: subgroup.version }}
                  label={t('row.remove')}
                  tone="quiet"
                  done={t('row.removed', { name: subgroup.name })}
                />
              </>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
