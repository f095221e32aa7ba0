'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { addToTeam } from '@/lib/visits/actions'

const teamSchema = () => import('@/lib/visits/schema').then((m) => m.teamSchema)

/** Puts one of the accounts that could join on the visit's team. */
export function AddToTeam({ visitId, others }: { visitId: string; others: { id: string; label: string }[] }) {
  const t = useTranslations('visits.team')
  return (
    <CommandForm
      schema={teamSchema}
      action={addToTeam}
      defaultValues={{ visitId, userId: null }}
      submitLabel={t('add')}
      done={t('added')}
      again
    >
      <Combobox name="userId" label={t('person')} source={others} create={false} valueAs="id" />
    </CommandForm>
  )
}
