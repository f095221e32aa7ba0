import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { MarkedPassage } from '@/lib/outcomes/types'

/** The sentence of a readout that an outcome was made of, in its paragraph, with the way to its place. */
export function PassageQuote({ readoutId, passage }: { readoutId: string; passage: MarkedPassage }) {
  const t = useTranslations('outcomes.page')
  const { before, words, after, section } = passage
  return (
    <figure>
      <blockquote className="document border-l-4 border-line pl-4 break-words">
        {before}
        <mark>{words}</mark>
        {after}
      </blockquote>
      <figcaption className="mt-1 text-sm">
        <Link href={`/readouts/${readoutId}#${section}`}>{t('inReadout')}</Link>
      </figcaption>
    </figure>
  )
}
