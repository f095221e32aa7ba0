import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotHere } from '@/components/shell/not-here'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trouble.forbidden')
  return { title: t('title') }
}

/** Outside of the frame. */
export default function Forbidden() {
  return (
    <main className="px-4">
      <NotHere kind="forbidden" />
    </main>
  )
}
