import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import type { ActWords } from '@/lib/i18n/act-words'
import { restoreRevision } from '@/lib/readouts/actions'
import type { RevisionKind } from '@/lib/readouts/types'
import { useSectionName } from '../section-name'

type Props = {
  readoutId: string
  revision: { number: number; sectionKey: string; title: string | null; kind: RevisionKind }
  /** Of the section as it stands. */
  baseVersion: number
  words: ActWords
}

/** A section as it was at a revision, once more; what was kept aside is taken over in the same way. */
export function RestoreButton({ readoutId, revision, baseVersion, words }: Props) {
  const t = useTranslations('revisions')
  const nameOf = useSectionName()
  const { number, kind } = revision
  const act = kind === 'aside' ? 'takeOver' : 'restore'
  const section = nameOf({ key: revision.sectionKey, title: revision.title })
  return (
    <ActionIsland
      words={words}
      action={restoreRevision}
      input={{ readoutId, number, baseVersion }}
      label={t(`${act}Of`, { number })}
      tone="quiet"
      explain={<p>{t(`${act}Explain`, { section, number })}</p>}
      done={t(kind === 'aside' ? 'takenOver' : 'restored')}
    />
  )
}
