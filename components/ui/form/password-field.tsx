'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '../button'
import { FieldFrame, type FieldProps, useField } from './field'

/** A password, never kept in a draft; can be shown while typing, and a paste is welcome. */
export function PasswordField(props: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const t = useTranslations('form.password')
  const wiring = useField(props, { secret: true })
  const { register } = useFormContext()
  const [shown, setShown] = useState(false)
  return (
    <FieldFrame {...props} wiring={wiring}>
      <div className="flex gap-2">
        <input
          type={shown ? 'text' : 'password'}
          autoComplete={props.autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          {...wiring.control}
          {...register(props.name)}
          className="field-control"
        />
        <Button onClick={() => setShown(!shown)} aria-label={shown ? t('hideLabel') : t('showLabel')}>
          {shown ? t('hide') : t('show')}
        </Button>
      </div>
    </FieldFrame>
  )
}
