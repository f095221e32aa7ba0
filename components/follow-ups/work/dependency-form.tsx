'use client'

import { useTranslations } from 'next-intl'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { addDependency } from '@/lib/follow-ups/actions'
import { addDependencySchema } from '@/lib/follow-ups/work/schema'

/** "Waits for": chosen from the list, or typed as a reference, which the server looks up. */
export function AddDependencyForm({ followUpId }: { followUpId: string }) {
  const t = useTranslations('followUp.form')
  return (
    <CommandForm
      schema={addDependencySchema}
      action={addDependency}
      defaultValues={{ followUpId, after: null }}
      submitLabel={t('addDependency')}
      done={t('dependencyAdded')}
    >
      <Combobox
        name="after"
        label={t('after')}
        hint={t('afterHint')}
        source={`/api/lookup/follow-ups?of=${followUpId}`}
        createNote={t('byReference')}
      />
    </CommandForm>
  )
}
