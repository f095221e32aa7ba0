import type { ReactNode } from 'react'
import { Icon } from '../icon'

/** The message beside one field. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="mb-1 flex items-start gap-1.5 font-semibold text-late">
      <Icon name="circle-alert" size={16} className="mt-1 shrink-0" />
      {children}
    </p>
  )
}
