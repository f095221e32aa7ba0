import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link'

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

/** The classes of a button (in globals.css), for an element that must be something else (a file label, a summary). */
export const buttonClass = (tone: ButtonTone = 'plain', className = ''): string =>
  className ? `btn btn-${tone} ${className}` : `btn btn-${tone}`

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
