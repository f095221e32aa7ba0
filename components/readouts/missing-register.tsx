import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { type Cell, group, muted, tag } from '@/components/ui/cell'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Register } from '@/components/ui/register'
import { type Actor, can } from '@/lib/auth/permissions'
import { actWords } from '@/lib/i18n/act-words'
import { remindOfReadout } from '@/lib/readouts/actions'
import { type MissingRow, mayRemindAgain, waitingFor } from '@/lib/readouts/missing'
import { formatInstant } from '@/lib/time/format'

type Props = {
  rows: readonly MissingRow[]
  actor: Actor
  now: Date
  /** Names the visit of each row: not on the visit's own page. */
  withVisit?: boolean
  empty: ReactNode
}

/** Meetings without a readout, the longest waiting first: who should write, and how far it has come. */
export function MissingRegister({ rows, actor, now, withVisit = false, empty }: Props) {
  const t = useTranslations('missing')
  const mayRemind = can(actor, 'programme.edit')
  // One object for all rows: it travels once.
  const words = actWords()
  const at = (instant: string, { visit }: MissingRow) => formatInstant(new Date(instant), visit.homeZone)
  const waiting = (row: MissingRow): Cell => {
    const { unit, count } = waitingFor(new Date(row.dueAt), now)
    return twoLines(t(unit, { count }), at(row.dueAt, row))
  }
  const who = ({ writer: { kind, names } }: MissingRow): Cell =>
    names.length > 0 ? twoLines(names.join(', '), t(`by.${kind}`)) : muted(t('by.nobody'))
  const state = (row: MissingRow): Cell => {
    const { readout } = row
    const begun = readout ? tag('planned', t('draft', { at: at(readout.begunAt, row) })) : tag('waiting', t('notBegun'))
    return group(
      begun,
      ...(readout?.returned ? [tag('late', t('returned'))] : []),
      ...(row.status === 'held' ? [] : [tag('neutral', t('past'))]),
    )
  }
  const remind = (row: MissingRow) => {
    const { reminded } = row
    if (!mayRemindAgain(reminded && new Date(reminded.at), now))
      return reminded ? (
        <span className="max-w-44 text-sm whitespace-normal text-muted">
          {t('remindedAt', { at: at(reminded.at, row), by: reminded.by })}
        </span>
      ) : null
    return (
      <ActionIsland
        action={remindOfReadout}
        input={{ itemId: row.id }}
        label={t('remind')}
        tone="quiet"
        done={t('reminded')}
        words={words}
      />
    )
  }
  return (
    <Register
      caption={t('caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'meeting',
          header: t('meeting'),
          primary: true,
          cell: ({ id, title, reference, visit }) => ({
            kind: 'title',
            to: `/meetings/${id}`,
            text: title,
            under: withVisit ? `${visit.reference} ${visit.title}` : reference,
          }),
        },
        { key: 'waiting', header: t('waiting'), narrow: true, cell: waiting },
        { key: 'who', header: t('who'), cell: who },
        { key: 'state', header: t('state'), cell: state },
        {
          key: 'next',
          header: t('next'),
          narrow: true,
          cell: (row) => (
            <div className="flex flex-wrap items-center justify-end gap-x-1 gap-y-1 sm:justify-start">
              <ButtonLink
                className="whitespace-nowrap"
                href={`/meetings/${row.id}/readout`}
                aria-label={t('writeOf', { meeting: row.title })}
              >
                {t('write')}
              </ButtonLink>
              {mayRemind ? remind(row) : null}
            </div>
          ),
        },
      ]}
    />
  )
}

/** What matters with what explains it under it. */
const twoLines = (first: string, second: string) => (
  <>
    <span className="block">{first}</span>
    <span className="block text-sm text-muted">{second}</span>
  </>
)
