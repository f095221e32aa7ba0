import { useTranslations } from 'next-intl'
import { SectionNav } from '@/components/ui/section-nav'
import { type Actor, can } from '@/lib/auth/permissions'
import { withQuery } from '@/lib/platform/address'

const VIEWS = ['timetable', 'check', 'unconfirmed', 'versions', 'calendars'] as const

/**
 * The ways to look at one programme, as links under the visit's sections.
 * @param whose whose programme is shown, as `?for=` says it: list and timetable keep to it
 * @param actor leaves out what they are not shown
 */
export function ProgrammeNav(props: { visitId: string; whose?: string | undefined; actor?: Actor }) {
  const { visitId, whose, actor } = props
  const t = useTranslations('programme.views')
  const base = `/visits/${visitId}/programme`
  const views = VIEWS.filter((view) => view !== 'check' || !actor || can(actor, 'programme.run'))
  return (
    <div className="-mt-4">
      <SectionNav
        label={t('label')}
        sections={[
          { href: withQuery(base, { for: whose }), label: t('list'), below: false },
          ...views.map((view) => ({
            href: withQuery(`${base}/${view}`, view === 'timetable' ? { for: whose } : {}),
            label: t(view),
          })),
        ]}
      />
    </div>
  )
}
