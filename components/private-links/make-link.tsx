'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'
import type { MakeLinkProps } from './link-forms'

const load = () => import('./link-forms').then((m) => m.MakeLinkForm)

/** Opens the making of a private link. */
export function MakeLink(props: MakeLinkProps) {
  const label = useTranslations('privateLinks')('make')
  return <DialogButton label={label} title={label} load={load} values={props} />
}
