import type { ActWords } from '@/lib/i18n/act-words'
import { useSectionName } from '../section-name'
import type { ShownComment } from './placed'
import { SectionComments } from './section-comments'

/** What was said of a section, under it where it is written. */
export function BesideSection(props: {
  section: { key: string; title: string | null }
  readoutId: string
  comments: readonly ShownComment[]
  words: ActWords
  lost: ReadonlySet<string>
}) {
  const { section, ...rest } = props
  const nameOf = useSectionName()
  return (
    <div className="mt-3">
      <SectionComments {...rest} about={nameOf(section)} maySettle />
    </div>
  )
}
