import { useTranslations } from 'next-intl'
import { SectionNav } from '@/components/ui/section-nav'
import { withQuery } from '@/lib/platform/address'

const VIEWS = ['timetable', 'check', 'unconfirmed', 'versions', 'calendars'] as const

/** Views that show somebody's own part too, by the same `?for=`. */
const OWN: ReadonlySet<string> = new Set(['timetable', 'calendars'])

/**
 * The ways to look at one programme, as links under the visit's sections.
 * @param whose whose programme is shown, as `?for=` says it: the views that know it keep to it
 */
export function ProgrammeNav({ visitId, whose }: { visitId: string; whose?: string | undefined }) {
  const t = useTranslations('programme.views')
  const base = `/visits/${visitId}/programme`
  return (
    <SectionNav
      label={t('label')}
      sections={[
        { href: withQuery(base, { for: whose }), label: t('list'), below: false },
        ...VIEWS.map((view) => ({
          href: withQuery(`${base}/${view}`, OWN.has(view) ? { for: whose } : {}),
          label: t(view),
        })),
      ]}
    />
  )
}
