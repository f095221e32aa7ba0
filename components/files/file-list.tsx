import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import { Icon } from '@/components/ui/icon'
import { Menu } from '@/components/ui/menu'
import { archiveFile, restoreFile } from '@/lib/files/actions'
import { isPicture } from '@/lib/files/rules'
import type { FileView } from '@/lib/files/types'
import { formatInstant } from '@/lib/time/format'
import { CaptionButton } from './caption-button'
import { fileHref } from './file-href'
import { PreviewButton, Previews } from './preview'
import { sizeWords } from './size-words'
import { Thumbnail } from './thumbnail'

type Props = {
  files: readonly FileView[]
  /** Of the visit: in which its times are told. */
  zone: string
  mayChange: boolean
}

/** Pictures as tiles, papers as lines; what is archived folded, with the way back for who may change it. */
export function FileList({ files, zone, mayChange }: Props) {
  const t = useTranslations('files')
  const standing = files.filter(({ archived }) => !archived)
  const archived = files.filter((file) => file.archived)
  const pictures = standing.filter(({ mediaType }) => isPicture(mediaType))
  const papers = standing.filter(({ mediaType }) => !isPicture(mediaType))
  const shared = { zone, mayChange }
  return (
    <Previews files={[...pictures, ...papers, ...archived].map(shown)}>
      {pictures.length > 0 ? (
        <ul className="mb-4 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3">
          {pictures.map((file) => (
            <Tile key={file.id} file={file} {...shared} />
          ))}
        </ul>
      ) : null}
      <Lines files={papers} {...shared} />
      {archived.length > 0 ? (
        <details className="mb-4">
          <summary className="text-muted">{t('archivedList', { count: archived.length })}</summary>
          <div className="mt-2">
            <Lines files={archived} {...shared} />
          </div>
        </details>
      ) : null}
    </Previews>
  )
}

const shown = ({ id, name, caption, previewPages, mediaType }: FileView) => ({
  id,
  name,
  caption,
  previewPages,
  isPicture: isPicture(mediaType),
})

type One = Omit<Props, 'files'> & { file: FileView }

function Tile({ file, zone, mayChange }: One) {
  const t = useTranslations('files.list')
  const { id, name, caption } = file
  return (
    <li className="flex flex-col rounded border border-line bg-surface">
      <PreviewButton
        id={id}
        label={t('open', { name: caption ?? name })}
        className="block aspect-[4/3] w-full cursor-zoom-in overflow-hidden rounded-t bg-sunken"
      >
        <Thumbnail id={id} />
      </PreviewButton>
      <div className="flex items-start justify-between gap-1 pt-1 pl-2">
        <p className="min-w-0 self-center break-words">{caption ?? name}</p>
        <More file={file} mayChange={mayChange} />
      </div>
      <div className="px-2 pb-2">
        <Facts file={file} zone={zone} />
      </div>
    </li>
  )
}

function Lines({ files, zone, mayChange }: Props) {
  if (files.length === 0) return null
  return (
    <ul className="mb-4 rounded border border-line bg-surface">
      {files.map((file) => (
        <li key={file.id} className="flex items-start gap-3 px-3 py-2 not-last:border-b border-line">
          <div className="min-w-0 flex-1">
            <FileName file={file} />
            {file.caption ? <p className="break-words">{file.caption}</p> : null}
            <Facts file={file} zone={zone} />
          </div>
          <More file={file} mayChange={mayChange} />
        </li>
      ))}
    </ul>
  )
}

type Named = Pick<FileView, 'id' | 'name' | 'previewPages'>

/** Leads to the preview where there is one, else to the file itself. Inside `Previews`. */
export function FileName({ file: { id, name, previewPages } }: { file: Named }): ReactNode {
  const look = 'inline-block min-h-6 text-left break-words text-link underline cursor-pointer'
  if (previewPages > 0) {
    return (
      <PreviewButton id={id} className={look}>
        {name}
      </PreviewButton>
    )
  }
  return (
    <a href={fileHref(id)} download className={look}>
      {name}
    </a>
  )
}

function Facts({ file, zone }: Pick<One, 'file' | 'zone'>) {
  const t = useTranslations('files.list')
  const { size, adder, writtenAt, locationKept } = file
  return (
    <p className="text-sm break-words text-muted">
      {t('facts', { size: sizeWords(t, size), adder, at: formatInstant(new Date(writtenAt), zone) })}
      {locationKept ? <span className="block">{t('locationKept')}</span> : null}
    </p>
  )
}

function More({ file, mayChange }: Pick<One, 'file' | 'mayChange'>) {
  const t = useTranslations('files.list')
  const { id, name, caption, archived } = file
  return (
    <span className="no-print">
      <Menu label={<Icon name="ellipsis" />} name={t('more', { name })} quiet>
        <ButtonLink tone="quiet" href={fileHref(id)} download>
          {t('download')}
        </ButtonLink>
        {mayChange && !archived ? <CaptionButton fileId={id} caption={caption} /> : null}
        {mayChange ? (
          <ActionButton
            action={archived ? restoreFile : archiveFile}
            input={{ fileId: id }}
            label={t(archived ? 'restore' : 'archive')}
            tone="quiet"
            done={t(archived ? 'restored' : 'archived')}
          />
        ) : null}
      </Menu>
    </span>
  )
}
