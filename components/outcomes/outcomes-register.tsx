import { useTranslations } from 'next-intl'
import { link, muted, tag } from '@/components/ui/cell'
import { EmptyState } from '@/components/ui/empty-state'
import { Register } from '@/components/ui/register'
import type { OutcomeRow } from '@/lib/outcomes/types'

/** A line of a register shows this much of the text; the page has all of it. */
const SHOWN = 220

export function OutcomesRegister(props: { rows: readonly OutcomeRow[]; filtered: boolean; internal: boolean }) {
  const { rows, filtered, internal } = props
  const t = useTranslations('outcomes')
  const release = useTranslations('release')
  const standing = (row: OutcomeRow) => {
    if (row.followUps > 0) return t('register.progress', { closed: row.closed, count: row.followUps })
    if (row.agreementFollowUps > 0) return muted(t('byAgreement', { count: row.agreementFollowUps }))
    return row.waits ? tag('waiting', t('waits')) : muted(t('noFollowUp'))
  }
  return (
    <Register
      caption={t('register.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState>
          {t(filtered ? 'register.noMatch' : internal ? 'register.empty' : 'register.emptyReader')}
        </EmptyState>
      }
      columns={[
        {
          key: 'outcome',
          header: t('register.outcome'),
          primary: true,
          cell: ({ id, text, reference, visit, draft, restricted }) => ({
            kind: 'title',
            to: `/outcomes/${id}`,
            text: text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text,
            under: [
              `${reference} · `,
              link(`/visits/${visit.id}`, visit.title),
              draft ? ` · ${t('register.draft')}` : null,
              restricted ? ` · ${release('restricted')}` : null,
            ],
          }),
        },
        {
          key: 'meeting',
          header: t('register.meeting'),
          cell: ({ meeting }) => link(`/meetings/${meeting.id}`, meeting.title),
        },
        { key: 'type', header: t('register.type'), narrow: true, cell: (row) => t(`type.${row.type}`) },
        { key: 'owedBy', header: t('register.owedBy'), narrow: true, cell: (row) => t(`owedBy.${row.owedBy}`) },
        { key: 'followUp', header: t('register.followUp'), narrow: true, cell: standing },
      ]}
    />
  )
}
