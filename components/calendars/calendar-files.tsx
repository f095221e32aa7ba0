import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { CalendarsPage } from '@/lib/calendars/types'
import { fileHref } from './file-href'

type Props = {
  visitId: string
  page: CalendarsPage
  /** Of the reader, when they are on the visit. */
  own: string | null
  /** Whose programme the reader was looking at. */
  whose: string | undefined
}

/** The files that everybody who sees the visit can take: all of it, one's own part, a subgroup's. */
export function CalendarFiles({ visitId, page: { people, subgroups, undated }, own, whose }: Props) {
  const t = useTranslations('calendars.page')
  const asked = whose !== own ? people.find((person) => person.whose === whose) : undefined
  return (
    <Section id="files" title={t('download')}>
      <p className="mb-4 max-w-prose text-muted">
        {t('downloadIntro')} {undated > 0 ? t('leftOut', { count: undated }) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink tone="primary" href={fileHref(visitId)}>
          {t('whole')}
        </ButtonLink>
        {own === null ? null : <ButtonLink href={fileHref(visitId, own)}>{t('own')}</ButtonLink>}
        {asked ? (
          <ButtonLink href={fileHref(visitId, asked.whose)}>{t('part', { name: asked.name })}</ButtonLink>
        ) : null}
        {subgroups.map(({ id, name }) => (
          <ButtonLink key={id} href={fileHref(visitId, `subgroup:${id}`)}>
            {t('part', { name })}
          </ButtonLink>
        ))}
      </div>
    </Section>
  )
}
