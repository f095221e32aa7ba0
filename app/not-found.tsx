import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.trouble.missing')
  return { title: t('title') }
}

export default async function NotFound() {
  const t = await getTranslations('shell.trouble')
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      <h1 className="mb-3 text-2xl">{t('missing.title')}</h1>
      <p className="mb-4">{t('missing.text')}</p>
      <Link href="/">{t('home')}</Link>
    </main>
  )
}
