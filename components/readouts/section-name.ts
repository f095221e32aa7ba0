import { useTranslations } from 'next-intl'
import { isFixedSection } from '@/lib/readouts/schema'

/** What a section is called: its own title, or the name that every readout has for it. */
export function useSectionName(): (section: { key: string; title: string | null }) => string {
  const t = useTranslations('readouts.sections')
  return ({ key, title }) => title ?? (isFixedSection(key) ? t(key) : key)
}
