'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { addAgency, addHost } from '@/lib/delegations/actions'
import { addOrganisationSchema } from '@/lib/delegations/schema'
import type { Side } from './party-buttons'

/** "Add agency" and "Add host": one of the directory, or a new one by its name. */
export function AddOrganisationForm({ side, visitId }: { side: Side; visitId: string }) {
  const t = useTranslations('delegations.form')
  const label = t(`addOrganisation.${side}`)
  return (
    <CommandForm
      schema={addOrganisationSchema}
      action={side === 'ours' ? addAgency : addHost}
      defaultValues={{ visitId, organisation: null }}
      submitLabel={label}
      done={t(`organisationAdded.${side}`)}
    >
      <Combobox
        name="organisation"
        label={t('organisation')}
        hint={t('fromDirectory')}
        source="/api/lookup/organisations"
      />
    </CommandForm>
  )
}
