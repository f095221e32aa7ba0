import { Link } from '@/components/ui/link'
import type { OwnChangeView } from './own-lines'

/** What a version changed for one person, as a list. */
export function OwnChangeList({ lines }: { lines: readonly OwnChangeView[] }) {
  return (
    <ul className="grid gap-1.5">
      {lines.map(({ key, text, href, details }) => (
        <li key={key}>
          {href ? <Link href={href}>{text}</Link> : text}
          {details.map((detail) => (
            <p key={detail} className="text-sm whitespace-pre-line text-muted">
              {detail}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
