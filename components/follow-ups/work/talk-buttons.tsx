'use client'

import { useTranslations } from 'next-intl'
import { DialogButton } from '@/components/ui/form/dialog-button'

type Props = { followUpId: string }

const dependency = () => import('./dependency-form').then((m) => m.AddDependencyForm)
const comment = () => import('./comment-form').then((m) => m.CommentForm)
const watcher = () => import('./watcher-form').then((m) => m.AddWatcherForm)

/** "Add dependency": another follow-up that has to be closed first. */
export function AddDependency(props: Props) {
  const label = useTranslations('followUp.form')('addDependency')
  return <DialogButton label={label} title={label} load={dependency} values={props} />
}

export function AddComment(props: Props) {
  const label = useTranslations('followUp.form')('addComment')
  return <DialogButton label={label} title={label} load={comment} values={props} />
}

/** "Have somebody told", for managers and the officer. */
export function AddWatcher(props: Props) {
  const label = useTranslations('followUp.form')('addWatcher')
  return <DialogButton label={label} title={label} load={watcher} values={props} />
}
