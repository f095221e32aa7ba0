import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import type { FileView } from '@/lib/files/types'
import type { FileTarget } from '@/lib/sync/device/types'
import { AddFiles } from './add-files'
import { FileList } from './file-list'

type Props = {
  target: FileTarget
  files: readonly FileView[]
  /** Of the visit. */
  zone: string
  mayChange: boolean
  /** Instead of "Pictures and papers" and the like. */
  title?: string
}

/** The words that a page with `FileSection` carries for it. */
export const FILE_WORDS = [
  'files.list',
  'files.add',
  ...['empty', 'tooLarge', 'deviceFull'].map((key) => `refusals.files.${key}`),
]

/** The pictures and papers of a readout, or the papers of a visit; with the place to add more for who may. Not there without either. */
export function FileSection({ target, files, zone, mayChange, title }: Props) {
  const t = useTranslations('files')
  const ofVisit = !target.readoutId && !target.followUpId && !target.agreementId
  if (files.length === 0 && !mayChange) return null
  return (
    <Section id="files" title={title ?? t(ofVisit ? 'papers' : 'section')}>
      {files.length > 0 ? (
        <FileList files={files} zone={zone} mayChange={mayChange} />
      ) : (
        <div className="no-print mb-4">
          <EmptyState>{t(ofVisit ? 'noPapers' : 'none')}</EmptyState>
        </div>
      )}
      {mayChange ? <AddFiles target={target} /> : null}
    </Section>
  )
}
