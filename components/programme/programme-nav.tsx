import { useTranslations } from 'next-intl'
import { SectionNav } from '@/components/ui/section-nav'

const VIEWS = ['timetable', 'check', 'unconfirmed', 'versions', 'calendars'] as const

/** The ways to look at one programme, as links under the visit's sections. */
export function ProgrammeNav({ visitId }: { visitId: string }) {
  const t = useTranslations('programme.views')
  const base = `/visits/${visitId}/programme`
  return (
    <SectionNav
      label={t('label')}
      sections={[
        { href: base, label: t('list'), below: false },
        ...VIEWS.map((view) => ({ href: `${base}/${view}`, label: t(view) })),
      ]}
    />
  )
}
