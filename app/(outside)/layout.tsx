import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** Pages of outside bodies: the name of the application, one thing, and nothing that leads further in. */
export default function OutsideLayout({ children }: { children: ReactNode }) {
  const t = useTranslations()
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-8 sm:py-12">
      <header className="mb-5">
        <p className="font-serif text-xl text-primary">{t('shell.name')}</p>
      </header>
      <main className="rounded border border-line bg-surface p-5 sm:p-7">{children}</main>
      <footer className="mt-4">
        <p className="text-sm text-muted">{t('privateLinks.page.foot')}</p>
      </footer>
    </div>
  )
}
