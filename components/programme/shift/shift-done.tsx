import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'

/** After a shift: what was done, and the way back, which is the same shift the other way, seen before it is done. */
export function ShiftDone({ count, undo, programme }: { count: number; undo: string; programme: string }) {
  const t = useTranslations('programme.shift')
  return (
    <Notice tone="success" title={t('done', { count })}>
      <p>
        <Link href={undo}>{t('undo')}</Link> · <Link href={programme}>{t('seeProgramme')}</Link>
      </p>
    </Notice>
  )
}
