'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { LookupOption, LookupState } from './lookup'

/**
 * The list under a combobox. Always in the page, hidden while closed, as the ARIA pattern wants it. It stands
 * in the flow of the form, so that it never covers the next field or the save button, nor is cut off by a dialog.
 */
export function Suggestions(props: {
  open: boolean
  options: readonly LookupOption[]
  highlighted: number
  state: LookupState
  create: boolean
  menuProps: object
  itemProps: (item: LookupOption, index: number) => object
}) {
  const { open, options, highlighted, state, create, menuProps, itemProps } = props
  const shown = open && options.length > 0
  return (
    <div>
      <ul
        {...menuProps}
        hidden={!shown}
        className="mt-1 max-h-56 overflow-y-auto rounded border border-line bg-surface"
      >
        {shown
          ? options.map((option, index) => (
              <li
                key={option.id}
                {...itemProps(option, index)}
                className={`min-h-11 cursor-pointer px-3 py-1.5 sm:min-h-9 ${highlighted === index ? 'bg-primary text-on-primary' : ''}`}
              >
                {option.label}
                {option.hint ? (
                  <span className={`block text-sm ${highlighted === index ? '' : 'text-muted'}`}>{option.hint}</span>
                ) : null}
              </li>
            ))
          : null}
      </ul>
      <div role="status">{open && !shown ? <State state={state} create={create} /> : null}</div>
    </div>
  )
}

function State({ state, create }: { state: LookupState; create: boolean }): ReactNode {
  const t = useTranslations('form.combobox')
  if (state === 'idle') return null
  const text =
    state === 'searching' ? t('loading') : state === 'failed' ? t('failed') : create ? t('noneCreate') : t('none')
  return <p className="mt-1 rounded border border-line bg-surface px-3 py-1.5 text-sm text-muted">{text}</p>
}
