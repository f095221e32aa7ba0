'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useMessage } from './message'
import { Panel } from './panel'
import { type SummaryItem, unfold } from './problems'

/** "There is a problem": every message with a link to its field. The title of the page says so too. */
export function ErrorSummary({ items }: { items: readonly SummaryItem[] }) {
  const t = useTranslations('form.problem')
  const words = useMessage()
  useErrorTitle()
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-1">
        {items.map(({ path, fieldId, label, message }) => (
          <li key={path}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                className="font-semibold text-late underline underline-offset-2"
                onClick={(event) => {
                  event.preventDefault()
                  unfold(fieldId)
                  document.getElementById(fieldId)?.focus()
                }}
              >
                {label}: {words(message)}
              </a>
            ) : (
              <span className="font-semibold text-late">{t('elsewhere', { message: words(message) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function useErrorTitle() {
  const t = useTranslations('form')
  useEffect(() => {
    const before = document.title
    document.title = t('errorPrefix', { title: before })
    return () => {
      document.title = before
    }
  }, [t])
}
