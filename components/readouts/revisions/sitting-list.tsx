import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { Tag, type Tone } from '@/components/ui/tag'
import type { RevisionKind, RevisionRow, Sitting } from '@/lib/readouts/types'
import { formatInstant, formatInstantSpan } from '@/lib/time/format'
import { useSectionName } from '../section-name'

const TONES: Record<RevisionKind, Tone> = {
  saved: 'neutral',
  restored: 'planned',
  corrected: 'active',
  aside: 'waiting',
}

/** A way that a thumb can hit. */
const WAY = 'inline-flex min-h-11 items-center text-link underline underline-offset-2 sm:min-h-9'

type Restore = (row: { number: number; sectionKey: string; title: string | null; kind: RevisionKind }) => ReactNode
type Props = {
  /** The page's own address, without a query. */
  path: string
  rows: readonly Sitting[]
  zone: string
  /** Numbers of the revisions that stand now. */
  standing: readonly number[]
  /** The sitting that is opened, with its saves. */
  opened: { last: number; saves: readonly RevisionRow[] } | null
  /** Where the page of the list begins, for the links within it. */
  before: number | undefined
  restore: Restore
}

/** The revisions by sitting, latest first; one of several saves opens to all of them. */
export function SittingList(props: Props) {
  const t = useTranslations('revisions')
  return (
    <ol className="item-list" aria-label={t('list')}>
      {props.rows.map((row) => (
        <li key={row.last} id={`revision-${row.last}`} className="scroll-mt-20 px-3 py-3 sm:px-4">
          <SittingRow row={row} {...props} />
        </li>
      ))}
    </ol>
  )
}

function SittingRow({ row, opened, ...props }: Props & { row: Sitting }) {
  const t = useTranslations('revisions')
  const nameOf = useSectionName()
  const { path, before, standing, restore } = props
  const { first, last, saves, sections, kind } = row
  const [only] = sections.length === 1 ? sections : []
  const isOpen = opened?.last === last
  const page = before === undefined ? '' : `before=${before}&`
  return (
    <>
      <Head
        title={saves === 1 ? t('number', { number: last }) : t('span', { first, last })}
        kind={kind}
        note={saves === 1 ? null : t('saves', { count: saves })}
        stands={standing.some((number) => number === last)}
      />
      <p>{sections.map(nameOf).join(', ')}</p>
      <Facts row={row} zone={props.zone} />
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Link
          className={WAY}
          href={changeOf(path, { first: saves === 1 ? undefined : first - 1, second: last, section: only?.key })}
        >
          {t('whatChanged')}
          <span className="sr-only">: {saves === 1 ? t('number', { number: last }) : t('span', { first, last })}</span>
        </Link>
        {saves > 1 ? (
          <Link className={WAY} href={`${path}?${page}${isOpen ? '' : `open=${last}`}#revision-${last}`}>
            {isOpen ? t('close') : t('openAll', { count: saves })}
          </Link>
        ) : null}
        {saves === 1 && only ? restore({ number: last, sectionKey: only.key, title: only.title, kind }) : null}
      </div>
      {isOpen ? <Saves {...props} row={row} saves={opened.saves} /> : null}
    </>
  )
}

/** The saves of an opened sitting, each to be compared and restored by itself. */
function Saves(props: Omit<Props, 'opened'> & { row: Sitting; saves: readonly RevisionRow[] }) {
  const { saves, row, zone, path, standing, restore } = props
  const t = useTranslations('revisions')
  const nameOf = useSectionName()
  return (
    <>
      {saves.length < row.saves ? (
        <p className="mt-2 text-muted">{t('latestOf', { shown: saves.length, count: row.saves })}</p>
      ) : null}
      <ol className="mt-2 border-l-2 border-line pl-3 sm:pl-4">
        {saves.map((save) => (
          <li key={save.number} className="border-t border-line py-2 first:border-t-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <strong>{t('number', { number: save.number })}</strong>
              <span>{nameOf({ key: save.sectionKey, title: save.title })}</span>
              <span className="text-sm text-muted tabular-nums">{formatInstant(new Date(save.writtenAt), zone)}</span>
              {standing.includes(save.number) ? <Tag tone="done">{t('standsNow')}</Tag> : null}
            </p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Link className={WAY} href={changeOf(path, { second: save.number, section: save.sectionKey })}>
                {t('whatChanged')}
                <span className="sr-only">: {t('number', { number: save.number })}</span>
              </Link>
              {restore(save)}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

function Head(props: { title: string; kind: RevisionKind; note: string | null; stands: boolean }) {
  const { title, kind, note, stands } = props
  const t = useTranslations('revisions')
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <strong>{title}</strong>
      {note ? <span className="text-muted">{note}</span> : null}
      <Tag tone={TONES[kind]}>{t(`kind.${kind}`)}</Tag>
      {stands ? <Tag tone="done">{t('standsNow')}</Tag> : null}
    </p>
  )
}

/** Who and when: when it was typed, and when it arrived where that is another time. */
function Facts({ row, zone }: { row: Sitting; zone: string }) {
  const t = useTranslations('revisions')
  const { by, typedFrom, typedUntil, arrivedAt, kind, restoredFrom, reason } = row
  const when = formatInstantSpan(new Date(typedFrom), new Date(typedUntil), zone)
  return (
    <>
      <p className="text-sm text-muted tabular-nums">
        {by} · {t('typed', { when })}
        {arrivedAt ? ` · ${t('arrived', { when: formatInstant(new Date(arrivedAt), zone) })}` : null}
      </p>
      {kind === 'aside' ? <p className="text-sm">{t('asideNote')}</p> : null}
      {restoredFrom === null ? null : <p className="text-sm">{t('restoredFrom', { number: restoredFrom })}</p>}
      {reason ? <p className="text-sm whitespace-pre-line">{t('reason', { reason })}</p> : null}
    </>
  )
}

/** What a revision changed: beside what stood before it, or from `first` on. */
function changeOf(
  path: string,
  { first, second, section }: { first?: number | undefined; second: number; section?: string | undefined },
): string {
  const query = new URLSearchParams()
  if (first !== undefined) query.set('first', String(first))
  query.set('second', String(second))
  if (section !== undefined) query.set('section', section)
  return `${path}?${query}`
}
