import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NotHere } from '@/components/shell/not-here'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trouble.forbidden'))('title') }
}

/** A page that this person's roles do not open, inside the frame. */
export default function DeskForbidden() {
  return <NotHere kind="forbidden" />
}
