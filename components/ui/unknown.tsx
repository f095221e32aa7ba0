import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from './link'

const OUTLINE =
  'inline-block rounded border border-dashed border-waiting px-1.5 text-sm leading-5 text-waiting no-underline'

/**
 * Stands where a value is not known yet. With `href` it is pressable, for those who may fill the value in.
 * @param what names the value for a screen reader ("Date"), needed when several stand side by side
 * @param children says it in full where the value has no label beside it: "Dates to be confirmed"
 */
export function ToBeConfirmed({ href, what, children }: { href?: string; what?: string; children?: ReactNode }) {
  const t = useTranslations('shell')
  const text = children ?? (
    <>
      {what ? <span className="sr-only">{what}: </span> : null}
      {t('toBeConfirmed')}
    </>
  )
  if (!href) return <span className={OUTLINE}>{text}</span>
  return (
    <Link href={href} className={`${OUTLINE} hover:bg-waiting-soft`}>
      {text}
    </Link>
  )
}

/** Marks what we propose and the source does not say. */
export function Proposed() {
  const t = useTranslations('shell')
  return (
    <span className="inline-block whitespace-nowrap rounded-sm border border-line px-1 align-baseline text-sm leading-4 text-muted italic">
      {t('proposed')}
    </span>
  )
}
