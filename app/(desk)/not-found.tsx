import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotHere } from '@/components/shell/not-here'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trouble.missing'))('title') }
}

/** A record that is not there, or not for this person: the same words for both. */
export default function DeskNotFound() {
  return <NotHere kind="missing" />
}
