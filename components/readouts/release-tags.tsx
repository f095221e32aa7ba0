import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

/** For the visit's team, the writer and managers; said wherever it could be shared by mistake. */
export function RestrictedTag() {
  const t = useTranslations('release')
  return <Tag tone="late">{t('restricted')}</Tag>
}

/** Whether a section may leave the office. */
export function ReleaseTag({ releasable }: { releasable: boolean }) {
  const t = useTranslations('release')
  return <Tag tone={releasable ? 'done' : 'neutral'}>{t(releasable ? 'releasable' : 'notReleasable')}</Tag>
}
