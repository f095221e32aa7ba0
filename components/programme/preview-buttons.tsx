import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'

/** At the end of a form whose answer is a preview: to see it, or go back to the programme. */
export function PreviewButtons({ base }: { base: string }) {
  const t = useTranslations('programme.shift')
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" tone="primary">
        {t('preview')}
      </Button>
      <ButtonLink tone="quiet" href={base}>
        {t('back')}
      </ButtonLink>
    </div>
  )
}
