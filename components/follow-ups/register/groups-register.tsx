import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Cell, figure, link, muted, tag } from '@/components/ui/cell'
import { type Column, Register } from '@/components/ui/register'
import type { FollowUpGroup, FollowUpView } from '@/lib/follow-ups/register/filters'
import { type GroupNumber, type GroupPage, type GroupRow, numberQuery } from '@/lib/follow-ups/register/groups'
import { FOLLOW_UP_STATUSES } from '@/lib/follow-ups/workflow'
import { countryName } from '@/lib/visits/country'

type Props = { page: GroupPage; group: FollowUpGroup; view: FollowUpView; path: string; empty: ReactNode }

/** How many follow-ups each visit, organisation, country or officer has in each state; each number leads to its rows. */
export function GroupsRegister({ page, group, view, path, empty }: Props) {
  const t = useTranslations('followUps')
  const nameOf = ({ key, name }: GroupRow) => {
    if (key === null || name === null) return t(`groups.none_${group}`)
    return group === 'country' ? countryName(key) : name
  }
  const number =
    (of: GroupNumber, count: (row: GroupRow) => number) =>
    (row: GroupRow): Cell => {
      const found = count(row)
      if (found === 0) return muted('–')
      const query = numberQuery(view, group, row.key, of)
      return query === null ? figure(String(found)) : link(`${path}?${query}`, found.toLocaleString('en'))
    }
  const count = (of: GroupNumber, header: string, value: (row: GroupRow) => number): Column<GroupRow> => ({
    key: of,
    header,
    align: 'right',
    cell: number(of, value),
  })
  const columns: Column<GroupRow>[] = [
    {
      key: 'group',
      header: t(`groups.${group}`),
      primary: true,
      cell: (row) => ({
        kind: 'title',
        to: `${path}?${numberQuery(view, group, row.key, 'all') ?? ''}`,
        text: nameOf(row),
        ...(row.unowned ? { after: tag('waiting', t('mark.unowned')) } : {}),
      }),
    },
    count('all', t('groups.all'), ({ all }) => all),
    count('unfinished', t('groups.unfinished'), ({ unfinished }) => unfinished),
    ...FOLLOW_UP_STATUSES.map((status) => count(status, t(`status.${status}`), ({ states }) => states[status])),
  ]
  return (
    <>
      {group === 'country' ? <p className="mb-2 text-sm text-muted">{t('groups.countryNote')}</p> : null}
      <Register
        caption={t('groups.caption', { group: t(`groups.${group}`) })}
        rows={page.rows}
        rowKey={({ key }) => key ?? 'none'}
        columns={columns}
        empty={empty}
      />
    </>
  )
}
