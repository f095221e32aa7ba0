'use client'

import { Menu } from '@/components/ui/menu'
import type { ConfirmableField } from '@/lib/programme/values'
import { SettleButton } from './settle-button'

type Props = {
  itemId: string
  label: string
  fields: readonly { field: ConfirmableField; name: string; title: string }[]
}

/** A fold of fields, each of which opens the dialog that notes whom was asked. */
export function AskMenuIsland({ itemId, label, fields }: Props) {
  return (
    <Menu
      quiet
      label={label}
      later={() =>
        fields.map(({ field, name, title }) => (
          <SettleButton key={field} itemId={itemId} field={field} mode="ask" title={title} label={name} tone="quiet" />
        ))
      }
    />
  )
}
