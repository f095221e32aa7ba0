import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link'

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-1.5 rounded border px-3.5 py-1 text-base font-semibold ' +
  'no-underline transition-colors print:hidden duration-100 sm:min-h-9 disabled:opacity-60 aria-disabled:opacity-60'

const TONES: Record<ButtonTone, string> = {
  primary: 'border-primary bg-primary text-on-primary hover:border-primary-strong hover:bg-primary-strong',
  plain: 'border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent bg-transparent text-link hover:bg-sunken',
  danger: 'border-late bg-surface text-late hover:bg-late-soft',
}

/** The classes of a button, for an element that must be something else (a file label, a summary). */
export const buttonClass = (tone: ButtonTone = 'plain', className = ''): string => `${BASE} ${TONES[tone]} ${className}`

/**
 * A button. `busy` keeps the focus where it is and stops further presses, where `disabled` would drop it;
 * presses while busy are ignored.
 */
export function Button({
  tone = 'plain',
  busy = false,
  type = 'button',
  className = '',
  onClick,
  ...rest
}: ComponentProps<'button'> & { tone?: ButtonTone; busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(tone, className)}
      {...(busy ? { 'aria-disabled': true } : {})}
      {...(onClick ? { onClick: busy ? (event) => event.preventDefault() : onClick } : {})}
    />
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  href,
  tone = 'plain',
  className = '',
  children,
  ...rest
}: Omit<ComponentProps<typeof Link>, 'href'> & { href: string; tone?: ButtonTone; children: ReactNode }) {
  return (
    <Link {...rest} href={href} className={buttonClass(tone, className)}>
      {children}
    </Link>
  )
}
