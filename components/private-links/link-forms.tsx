'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { Combobox } from '@/components/ui/form/combobox'
import { CommandForm } from '@/components/ui/form/command-form'
import { TextArea, TextField } from '@/components/ui/form/text-fields'
import { ShownAddress } from '@/components/ui/shown-address'
import { makePrivateLink } from '@/lib/private-links/actions'
import { DEFAULT_DAYS } from '@/lib/private-links/rules'
import type { LikelyOrganisation } from '@/lib/private-links/types'

const schema = () => import('@/lib/private-links/schema').then((m) => m.makePrivateLinkSchema)

export type MakeLinkProps = { followUpId: string; likely: readonly LikelyOrganisation[] }

/** For whom, how long and with what words; then the address, once, in the place of the form. */
export function MakeLinkForm({ followUpId, likely }: MakeLinkProps) {
  const t = useTranslations('privateLinks')
  const close = useCloseDialog()
  const [address, setAddress] = useState<string | null>(null)
  if (address !== null)
    return (
      <>
        <ShownAddress
          address={address}
          title={t('shown.title')}
          hint={t('shown.hint')}
          label={t('shown.label')}
          copy={t('shown.copy')}
          copied={t('shown.copied')}
        />
        <div className="mt-5">
          <Button onClick={() => close?.()}>{t('shown.done')}</Button>
        </div>
      </>
    )
  const [first] = likely
  const names = likely.map(({ name }) => name).join('; ')
  return (
    <CommandForm
      schema={schema}
      action={makePrivateLink}
      defaultValues={{
        followUpId,
        organisation: first ? { id: first.id, label: first.name } : null,
        days: String(DEFAULT_DAYS),
        message: '',
      }}
      submitLabel={t('form.submit')}
      onSuccess={({ address: made }) => setAddress(made)}
      again
    >
      <Combobox
        name="organisation"
        label={t('form.organisation')}
        hint={names ? `${t('form.organisationHint')} ${t('form.likely', { names })}.` : t('form.organisationHint')}
        source="/api/lookup/organisations"
        create={false}
      />
      <TextField name="days" label={t('form.days')} hint={t('form.daysHint')} inputMode="numeric" short optional />
      <TextArea name="message" label={t('form.message')} hint={t('form.messageHint')} rows={3} optional />
    </CommandForm>
  )
}
