import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

export function ArchivedTag() {
  const t = useTranslations('directory.page')
  return <Tag tone="dropped">{t('archived')}</Tag>
}
