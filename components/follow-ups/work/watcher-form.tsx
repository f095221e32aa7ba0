'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { addWatcher } from '@/lib/follow-ups/actions'
import { watcherSchema } from '@/lib/follow-ups/work/schema'

/** Has another account told: one of those that may see the follow-up. */
export function AddWatcherForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={watcherSchema}
      action={addWatcher}
      defaultValues={{ followUpId, userId: null }}
      submitLabel={t('addWatcher')}
      done={t('watcherAdded')}
    >
      <Combobox
        name="userId"
        label={t('account')}
        hint={t('accountHint')}
        source={`/api/lookup/watchers?of=${followUpId}`}
        create={false}
        valueAs="id"
      />
    </CommandForm>
  )
}
