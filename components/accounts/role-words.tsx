import { useTranslations } from 'next-intl'
import type { HeldRole } from '@/lib/accounts/types'
import { formatDate } from '@/lib/time/format'

/** What the account may be now, in words. @param today the local date at home: an acting manager's time can be over */
export function RoleWords({ roles, today }: { roles: readonly HeldRole[]; today: string }) {
  const t = useTranslations('accounts')
  const held = roles.filter(({ until }) => until === null || until >= today)
  if (held.length === 0) return <span className="text-muted">{t('noRole')}</span>
  return held
    .map(({ role, until }) => (until ? t('actingManager', { date: formatDate(until) }) : t(`role.${role}`)))
    .join(', ')
}
