import { useTranslations } from 'next-intl'
import { Tag, type Tone } from '@/components/ui/tag'
import type { UserState } from '@/lib/accounts/types'

const TONES: Record<UserState, Tone> = { active: 'active', waiting: 'waiting', deactivated: 'dropped' }

export function UserStateTag({ state, isSample }: { state: UserState; isSample: boolean }) {
  const t = useTranslations('accounts')
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
      {isSample ? <Tag>{t('sample')}</Tag> : null}
    </span>
  )
}
