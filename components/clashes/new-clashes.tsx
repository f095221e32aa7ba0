import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/tag'
import type { Broken } from '@/lib/clashes/compare'
import type { Clash, ClashItem } from '@/lib/clashes/types'
import { formatDate } from '@/lib/time/format'

/** What a change would break, before it is made: each new clash with its reason and links; those that go as a count. */
export async function NewClashes({ broken, title }: { broken: Broken; title: string }) {
  const t = await getTranslations('clashes.preview')
  const { created, gone } = broken
  return (
    <section aria-labelledby="breaks" className="mb-6">
      <h3 id="breaks" className="mb-2 text-lg">
        {title}
      </h3>
      {created.length === 0 ? (
        <p className="mb-2">{t('none')}</p>
      ) : (
        <ul className="mb-2 rounded border border-line bg-surface">
          {created.map((clash) => (
            <li key={clash.key} className="px-4 py-2.5 not-last:border-b border-line">
              <NewClash clash={clash} />
            </li>
          ))}
        </ul>
      )}
      {gone > 0 ? <p className="text-muted">{t('gone', { count: gone })}</p> : null}
    </section>
  )
}

async function NewClash({ clash: { certainty, message, notes, items } }: { clash: Clash }) {
  const t = await getTranslations('clashes.preview')
  const words = await getTranslations()
  const say = ({ key, values }: Clash['message']) => words(key as 'clashes.reasons.noInterpreter', values as never)
  return (
    <>
      <p>
        <Tag tone={certainty === 'certain' ? 'late' : 'waiting'}>{t(certainty)}</Tag> {say(message)}
      </p>
      {notes.map((note) => (
        <p key={note.key + JSON.stringify(note.values)} className="text-sm text-muted">
          {say(note)}
        </p>
      ))}
      <ul className="text-sm">
        {items.map((item) => (
          <li key={item.id}>
            <Link href={item.href}>{item.title}</Link>
            <span className="text-muted"> {aboutOf(item, (number) => t('day', { number }))}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** When the item is then, and of which other visit it is. */
function aboutOf({ when, visit }: ClashItem, dayWords: (number: number) => string): string {
  const day = when.date === null ? when.dayNumber !== null && dayWords(when.dayNumber) : formatDate(when.date)
  return [day, when.time, visit && `${visit.reference} ${visit.title}`].filter(Boolean).join(', ')
}
