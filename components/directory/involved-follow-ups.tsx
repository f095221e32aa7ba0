import { useTranslations } from 'next-intl'
import { STATE_TONES } from '@/components/outcomes/outcome-tags'
import { tag } from '@/components/ui/cell'
import { Link } from '@/components/ui/link'
import type { FollowUpInvolved, Latest } from '@/lib/search/types'
import { formatDate } from '@/lib/time/format'
import { InvolvedList, type InvolvedPlace, visitLink } from './involved-list'

/** The open follow-ups of one organisation or person: their own, and those that come of their meetings. */
export function InvolvedFollowUps(props: {
  followUps: Latest<FollowUpInvolved>
  /** The register's address with those of its own. */
  register: string
  own: 'leads' | 'accountable'
  place: InvolvedPlace
}) {
  const { followUps, register, own, place } = props
  const t = useTranslations('directory.involved')
  const mark = useTranslations('followUps.mark')
  const state = useTranslations('outcomes.followUpStatus')
  return (
    <InvolvedList
      id="follow-ups"
      title={t('followUps')}
      empty={t('noFollowUps')}
      list={followUps}
      place={place}
      more={t('all.followUps', { count: followUps.count, more: String(followUps.countIsCapped) })}
      action={followUps.rows.some((row) => row.own) ? <Link href={register}>{t('inRegister')}</Link> : null}
      columns={[
        {
          key: 'followUp',
          header: t('followUp'),
          primary: true,
          cell: ({ id, title, reference }) => ({
            kind: 'title',
            to: `/follow-ups/${id}`,
            text: title,
            under: reference,
          }),
        },
        { key: 'visit', header: t('visit'), cell: visitLink },
        { key: 'why', header: t('why'), narrow: true, cell: (row) => t(row.own ? own : 'fromMeeting') },
        {
          key: 'due',
          header: t('due'),
          narrow: true,
          cell: ({ dueDate }) => (dueDate ? formatDate(dueDate) : mark('noDate')),
        },
        {
          key: 'status',
          header: t('status'),
          narrow: true,
          cell: ({ status }) => tag(STATE_TONES[status], state(status)),
        },
      ]}
    />
  )
}
