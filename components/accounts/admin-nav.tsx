import { useTranslations } from 'next-intl'
import { SectionNav } from '@/components/ui/section-nav'
import { type Actor, can } from '@/lib/auth/permissions'

/** The parts of the administration that are for this person. */
export function AdminNav({ actor }: { actor: Actor }) {
  const t = useTranslations('accounts.nav')
  const sections = [
    ...(can(actor, 'account.admin')
      ? [
          { href: '/admin/users', label: t('users') },
          { href: '/admin/mail', label: t('mail') },
          { href: '/admin/jobs', label: t('jobs') },
        ]
      : []),
    ...(can(actor, 'audit.see') ? [{ href: '/admin/audit', label: t('audit') }] : []),
  ]
  return <SectionNav label={t('label')} sections={sections} />
}
