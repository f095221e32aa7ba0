import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.trouble.forbidden')
  return { title: t('title') }
}

export default async function Forbidden() {
  const t = await getTranslations('shell.trouble')
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      <h1 className="mb-3 text-2xl">{t('forbidden.title')}</h1>
      <p className="mb-4">{t('forbidden.text')}</p>
      <Link href="/">{t('home')}</Link>
    </main>
  )
}
