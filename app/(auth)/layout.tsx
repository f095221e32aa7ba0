import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** The pages of people who are not signed in: the name, and one thing to do. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className="mx-auto w-full max-w-md px-4 py-10 sm:py-16">
      <header className="mb-6">
        <p className="font-serif text-xl text-primary">{t('name')}</p>
      </header>
      <main className="rounded border border-line bg-surface p-5 sm:p-7">{children}</main>
      <footer className="mt-4">
        <p className="text-sm text-muted">{t('description')}</p>
      </footer>
    </div>
  )
}
