import type { ReactNode } from 'react'
import { actWords } from '@/lib/i18n/act-words'
import { SECTIONS } from '@/lib/readouts/schema'
import type { CommentView, ReadoutView } from '@/lib/readouts/types'
import { BesideSection } from './beside-section'
import { commentsOf, placed, shownComments } from './placed'

/** The comments of each section for its writer, by the section's key. */
export function commentsBeside(readout: ReadoutView, comments: readonly CommentView[]): Record<string, ReactNode> {
  const shown = shownComments(comments, readout.visit.homeZone)
  const words = actWords()
  const keys = new Set([...SECTIONS, ...readout.sections.map(({ key }) => key)])
  const beside = [...keys].flatMap((key): [string, ReactNode][] => {
    const own = commentsOf(shown, key)
    const section = readout.sections.find((one) => one.key === key)
    if (own.length === 0) return []
    const lost = section ? placed(section.doc, own, String).lost : new Set<string>()
    return [
      [
        key,
        <BesideSection
          key={key}
          section={{ key, title: section?.title ?? null }}
          readoutId={readout.id}
          comments={own}
          words={words}
          lost={lost}
        />,
      ],
    ]
  })
  return Object.fromEntries(beside)
}
