import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Register } from '@/components/ui/register'
import { RowTitle } from '@/components/ui/row-title'
import type { UserRow } from '@/lib/accounts/types'
import { RoleWords } from './role-words'
import { UserStateTag } from './user-state-tag'

export function UserList({ rows, today }: { rows: readonly UserRow[]; today: string }) {
  const t = useTranslations('accounts.list')
  return (
    <Register
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState action={<ButtonLink href="/admin/users">{t('clear')}</ButtonLink>}>{t('empty')}</EmptyState>}
      columns={[
        {
          key: 'name',
          header: t('name'),
          primary: true,
          cell: ({ id, name, email }) => (
            <RowTitle href={`/admin/users/${id}`} under={email}>
              {name}
            </RowTitle>
          ),
        },
        { key: 'roles', header: t('roles'), cell: ({ roles }) => <RoleWords roles={roles} today={today} /> },
        {
          key: 'person',
          header: t('person'),
          cell: ({ person }) => person?.name ?? <span className="text-muted">{t('notLinked')}</span>,
        },
        {
          key: 'state',
          header: t('state'),
          cell: ({ state, isSample }) => <UserStateTag state={state} isSample={isSample} />,
        },
      ]}
    />
  )
}
