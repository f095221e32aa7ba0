import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { figure, group, link, muted, tag } from '@/components/ui/cell'
import { Register } from '@/components/ui/register'
import type { AgreementRow } from '@/lib/agreements/types'
import { formatDate } from '@/lib/time/format'
import { AGREEMENT_TONES } from './agreement-tags'

const NOTHING = '–'
/** Parties that a line names; the page has them all. */
const SHOWN = 3

export function AgreementsRegister({ rows, empty }: { rows: readonly AgreementRow[]; empty: ReactNode }) {
  const t = useTranslations('agreements')
  const cells = useCells()
  return (
    <Register
      caption={t('register.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: 'agreement', header: t('register.agreement'), primary: true, cell: cells.agreement },
        { key: 'type', header: t('register.type'), cell: (row) => t(`type.${row.type}`) },
        { key: 'parties', header: t('register.parties'), cell: cells.parties },
        {
          key: 'signed',
          header: t('register.signed'),
          narrow: true,
          cell: ({ signedOn }) => (signedOn ? figure(formatDate(signedOn)) : NOTHING),
        },
        { key: 'until', header: t('register.until'), cell: cells.until },
        {
          key: 'status',
          header: t('register.status'),
          narrow: true,
          cell: ({ status }) => tag(AGREEMENT_TONES[status], t(`status.${status}`)),
        },
        { key: 'followUps', header: t('register.followUps'), narrow: true, cell: cells.followUps },
      ]}
    />
  )
}

function useCells() {
  const t = useTranslations('agreements')
  const release = useTranslations('release')
  const agreement = ({ id, title, reference, visit, restricted }: AgreementRow) => ({
    kind: 'title' as const,
    to: `/agreements/${id}`,
    text: title,
    under: [
      `${reference} · `,
      link(`/visits/${visit.id}`, visit.title),
      restricted ? ` · ${release('restricted')}` : null,
    ],
  })
  const parties = ({ parties: all }: AgreementRow) => {
    const names = all.slice(0, SHOWN).flatMap(({ id, name }, at) => {
      const one = link(`/organisations/${id}`, name)
      return at === 0 ? [one] : ['; ', one]
    })
    if (names.length === 0) return NOTHING
    const more = all.length - SHOWN
    return more > 0 ? [...names, muted(` ${t('register.moreParties', { count: more })}`)] : names
  }
  const until = ({ inForceUntil, withoutEnd, daysLeft, ended, soon }: AgreementRow) => {
    if (withoutEnd) return muted(t('ending.withoutEnd'))
    if (inForceUntil === null) return NOTHING
    const date = formatDate(inForceUntil)
    if (ended) return tag('late', t('ending.ended', { date }))
    const left = daysLeft === null ? null : t('ending.left', { days: daysLeft })
    return group(figure(date), left && (soon ? tag('waiting', left) : muted(left)))
  }
  const followUps = ({ followUps: all, unfinished }: AgreementRow) =>
    all === 0 ? NOTHING : t('register.followUpsOf', { open: unfinished, all })
  return { agreement, parties, until, followUps }
}
