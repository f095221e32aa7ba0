'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'

const load = () => import('./comment-form').then((m) => m.CommentForm)

/** "Comment on the whole readout". */
export function CommentButton({ readoutId }: { readoutId: string }) {
  const label = useTranslations('comments')('onReadout')
  return <DialogButton label={label} title={label} load={load} values={{ readoutId, sectionKey: null, quote: '' }} />
}
