import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotHere } from '@/components/shell/not-here'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('trouble.missing')
  return { title: t('title') }
}

/** Outside of the frame: no page has this address, or nobody is signed in. */
export default function NotFound() {
  return (
    <main className="px-4">
      <NotHere kind="missing" />
    </main>
  )
}
