import type { ReactNode } from 'react'
import { Icon } from './icon'

export type NoticeTone = 'info' | 'success' | 'warn'

const TONES = {
  info: { box: 'border-planned bg-planned-soft text-planned', icon: 'info' },
  success: { box: 'border-done bg-done-soft text-done', icon: 'circle-check' },
  warn: { box: 'border-waiting bg-waiting-soft text-waiting', icon: 'circle-alert' },
} as const

/**
 * Something the person should know about this page. It stands there from the start and is not announced;
 * what appears later by an act of theirs belongs in the form kit or in the flash.
 */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
}) {
  const { box, icon } = TONES[tone]
  return (
    <div className={`mb-5 flex gap-3 rounded border-l-4 px-4 py-3 ${box}`}>
      <Icon name={icon} size={20} className="mt-0.5 shrink-0" />
      <div className="min-w-0 [&_a]:text-current [&_a]:underline">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
