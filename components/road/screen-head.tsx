'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'

type Props = { title: string; back?: { href: string; label: string }; children?: ReactNode }

/** What screen this is. A new one gives its heading the focus, so that it is read out, and the window its title. */
export function ScreenHead({ title, back, children }: Props) {
  const t = useTranslations('road')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('windowTitle', { title })
  }, [t, title])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className="mb-4">
      {back ? (
        <a href={back.href} className="inline-flex min-h-11 max-w-full items-center text-link">
          <span className="truncate">
            <span aria-hidden>‹ </span>
            {back.label}
          </span>
        </a>
      ) : null}
      <h1 ref={heading} tabIndex={-1} className="text-2xl">
        {title}
      </h1>
      {children}
    </header>
  )
}
