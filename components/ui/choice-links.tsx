import { Link } from './link'

type Choice = { href: string; label: string; current: boolean }

/** The way between a few views of the same list; the one that is shown is marked. */
export function ChoiceLinks({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="no-print mb-3">
      <ul className="flex flex-wrap gap-x-4">
        {choices.map(({ href, label: text, current }) => (
          <li key={href}>
            <Link
              href={href}
              {...(current ? { 'aria-current': 'true' as const } : {})}
              className={`inline-flex min-h-11 items-center sm:min-h-6 ${
                current ? 'font-semibold text-ink no-underline' : 'text-link'
              }`}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
