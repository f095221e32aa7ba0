import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { deactivateUser, reactivateUser } from '@/lib/accounts/actions'
import { canDeactivate, canReactivate, canResetPassword } from '@/lib/accounts/policy'
import type { UserDetail } from '@/lib/accounts/types'
import type { Actor } from '@/lib/auth/permissions'
import { ResetPassword } from './reset-password'

/** What an admin may do to let somebody in or keep them out. */
export function UserAccess({ actor, user }: { actor: Actor; user: UserDetail }) {
  const t = useTranslations('accounts.user')
  const { id, version, name, state } = user
  const input = { userId: id, version }
  return (
    <div className="mt-5">
      {id === actor.userId ? (
        <p>
          {t.rich('own', {
            link: () => (
              <Link key="account" href="/account">
                {t('ownLink')}
              </Link>
            ),
          })}
        </p>
      ) : null}
      {canResetPassword(actor, user) ? (
        <ResetPassword user={{ id, version, name }} waiting={state === 'waiting'} />
      ) : null}
      {canDeactivate(actor, user) ? (
        <ActionButton
          action={deactivateUser}
          input={input}
          label={t('deactivate')}
          tone="danger"
          explain={t('deactivateText')}
          done={t('deactivated')}
        />
      ) : null}
      {canReactivate(actor, user) ? (
        <ActionButton action={reactivateUser} input={input} label={t('reactivate')} done={t('reactivated')} />
      ) : null}
    </div>
  )
}
