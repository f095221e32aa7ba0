import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Register } from '@/components/ui/register'
import { Tag } from '@/components/ui/tag'
import { endOwnSession } from '@/lib/accounts/actions'
import type { SessionView } from '@/lib/accounts/types'
import { formatInstant } from '@/lib/time/format'

/** Where the person is signed in. @param zone the capital's, in which the times are shown */
export function OwnSessions({ sessions, zone }: { sessions: readonly SessionView[]; zone: string }) {
  const t = useTranslations('accounts.own')
  const at = (instant: string) => formatInstant(new Date(instant), zone)
  return (
    <Register
      caption={t('sessions')}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        { key: 'createdAt', header: t('session'), primary: true, cell: (row) => at(row.createdAt) },
        { key: 'lastSeenAt', header: t('lastSeen'), narrow: true, cell: (row) => at(row.lastSeenAt) },
        { key: 'expiresAt', header: t('ends'), narrow: true, cell: (row) => at(row.expiresAt) },
        {
          key: 'end',
          header: t('end'),
          cell: (row) =>
            row.isThis ? (
              <Tag tone="active">{t('this')}</Tag>
            ) : (
              <ActionButton action={endOwnSession} input={{ sessionId: row.id }} label={t('end')} done={t('ended')} />
            ),
        },
      ]}
    />
  )
}
