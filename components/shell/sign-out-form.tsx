'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { closeDrafts } from '../ui/form/draft'

/**
 * Ends the session by a plain form, so it works before the page is alive; what was typed and not saved goes
 * with it.
 */
export function SignOutButton({ action = '/api/sign-out' }: { action?: string }) {
  const t = useTranslations('shell.person')
  return (
    <form action={action} method="post" onSubmit={() => closeDrafts()}>
      <Button type="submit" tone="quiet">
        <LogOut aria-hidden size={16} />
        {t('signOut')}
      </Button>
    </form>
  )
}
