import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Present } from '@/lib/follow-ups/work/types'

/** Who was at the meeting, ours and the hosts', with title and organisation as held then. */
export function PresentList({ present }: { present: Present }) {
  const t = useTranslations('followUp.present')
  if (present.length === 0) return null
  return (
    <details className="mt-4" open={present.length <= 12}>
      <summary className="font-semibold">{t('title')}</summary>
      <div className="mt-2 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {(['ours', 'host'] as const).map((side) => (
          <div key={side}>
            <h3 className="text-sm text-muted">{t(side)}</h3>
            <SideList people={present.filter((one) => one.side === side)} />
          </div>
        ))}
      </div>
    </details>
  )
}

function SideList({ people }: { people: Present }) {
  const t = useTranslations('followUp.present')
  if (people.length === 0) return <p className="text-muted">{t('nobody')}</p>
  return (
    <ul className="grid gap-1">
      {people.map(({ id, name, detail, personId, headcount }) => (
        <li key={id} className="break-words">
          {personId ? (
            <Link href={`/people/${personId}`}>{name}</Link>
          ) : headcount === null ? (
            name
          ) : (
            t('group', { name, count: headcount })
          )}
          {detail ? <span className="block text-sm text-muted">{detail}</span> : null}
        </li>
      ))}
    </ul>
  )
}
