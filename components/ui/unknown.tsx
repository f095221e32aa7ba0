import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from './link'

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
  if (!href) return <span className="unknown">{text}</span>
  return (
    <Link href={href} className="unknown">
      {text}
    </Link>
  )
}

/** Marks what we propose and the source does not say. */
export function Proposed() {
  const t = useTranslations('shell')
  return <span className="proposed">{t('proposed')}</span>
}
