'use client'

import { useTranslations } from 'next-intl'
import type { ButtonTone } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { Choice } from '@/lib/agreements/types'

/** The agreement as the forms of its steps open it. */
export type Signable = {
  agreementId: string
  version: number
  signedOn: string
  signedPlace: string
  itemId: string
  inForceFrom: string
  inForceUntil: string
  withoutEnd: boolean
}

const sign = () => import('./step-forms').then((m) => m.SignForm)
const putInForce = () => import('./step-forms').then((m) => m.PutInForceForm)
const link = () => import('./link-form').then((m) => m.LinkOutcomesForm)

/** "Record the signature", or the same with immediate force. */
export function Sign(props: { agreement: Signable; items: readonly Choice[]; atOnce: boolean; tone: ButtonTone }) {
  const { tone, ...values } = props
  const label = useTranslations('agreements.step')(props.atOnce ? 'signIntoForce' : 'signAgreement')
  return <DialogButton label={label} title={label} tone={tone} load={sign} values={values} />
}

/** "Mark as in force", from and until when. */
export function PutInForce({ agreement, tone }: { agreement: Signable; tone: ButtonTone }) {
  const label = useTranslations('agreements.step')('putInForce')
  return <DialogButton label={label} title={label} tone={tone} load={putInForce} values={{ agreement }} />
}

/** Names outcomes that the agreement came from. */
export function LinkOutcomes(props: { agreementId: string; offered: readonly { id: string; label: string }[] }) {
  const t = useTranslations('agreements.link')
  return <DialogButton label={t('button')} title={t('title')} tone="plain" load={link} values={props} />
}
