import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Icon } from './icon'

/**
 * What is folded away on a phone, so that rows stand on the first screen, and in sight everywhere else. Plain
 * `<details>`: it needs no script.
 * @param label what the button of the fold says
 * @param open how it stands at first
 */
export function PhoneFold({ label, open = false, children }: { label: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="phone-fold">
      <summary className={buttonClass('plain', 'menu-button')}>
        {label}
        <Icon name="chevron-down" size={16} />
      </summary>
      {children}
    </details>
  )
}
