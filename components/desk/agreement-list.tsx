import { useTranslations } from 'next-intl'
import { AgreementStatusTag, EndingTag, NoticeTag } from '@/components/agreements/agreement-tags'
import type { Desk } from '@/lib/follow-ups/desk'
import { formatDate } from '@/lib/time/format'
import { DeskLine, DeskList } from './desk-list'
import { useMore } from './visit-lists'

/** What ends within half a year, has ended unmarked, or whose notice is due. */
export function AgreementsEnding(props: { list: NonNullable<Desk['agreements']>; whole: boolean; today: string }) {
  const { list, whole, today } = props
  const t = useTranslations('desk.agreements')
  const more = useMore('agreements', list.more, whole)
  return (
    <DeskList
      id="agreements"
      title={t('title')}
      rows={list.rows}
      empty={t('empty')}
      more={more}
      register={{ href: '/agreements', label: t('register') }}
      line={(row) => (
        <DeskLine
          href={`/agreements/${row.id}`}
          title={row.title}
          under={[row.reference, row.visit.title, row.inForceUntil && formatDate(row.inForceUntil)]
            .filter(Boolean)
            .join(' · ')}
        >
          <AgreementStatusTag status={row.status} />
          <EndingTag ends={row} />
          <NoticeTag ends={row} today={today} />
        </DeskLine>
      )}
    />
  )
}
