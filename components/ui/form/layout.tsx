'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The less usual fields, folded away. Opens by itself when a field inside it has an error. */
export function MoreDetails({
  title,
  open = false,
  children,
}: {
  title?: string
  open?: boolean
  children: ReactNode
}) {
  const t = useTranslations('form')
  return (
    <details open={open} className="mb-4 rounded border border-line bg-surface px-4 open:pb-1">
      <summary className="-mx-4 px-4 py-2.5 font-semibold text-link">{title ?? t('moreDetails')}</summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}

/** Fields that belong together, under a heading. */
export function FieldGroup({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="mb-6 min-w-0 border-t border-line pt-4">
      <legend className="float-left mb-3 w-full text-lg">{title}</legend>
      <div className="clear-both">
        {note ? <p className="mb-3 text-muted">{note}</p> : null}
        {children}
      </div>
    </fieldset>
  )
}

/** Short fields side by side on a wide screen: Start and End, Date and Day number. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-x-6 max-sm:flex-col">{children}</div>
}
