import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { archiveView, dropDefaultView, makeViewDefault, restoreView, shareView, unshareView } from '@/lib/views/actions'
import { viewQuery } from '@/lib/views/rules'
import type { RegisterName } from '@/lib/views/schema'
import type { SavedViewRow } from '@/lib/views/types'
import { RenameView, SaveView } from './view-buttons'

type Props = {
  register: RegisterName
  views: readonly SavedViewRow[]
  /** The register's path, and its address after `?`. */
  path: string
  query: string
  /** Where everything in the register stands. */
  whole: string
}

/** One's own and shared views of a register as links, and what can be done with the one that is open. */
export function SavedViews({ register, views, path, query, whole }: Props) {
  const t = useTranslations('savedViews')
  const now = viewQuery(query)
  const standing = views.filter(({ archived }) => !archived)
  const open = now === '' ? undefined : standing.find((view) => viewQuery(view.query) === now)
  return (
    <div className="no-print mb-3 flex flex-wrap items-center gap-2">
      <Menu label={t('title')} side="left">
        <ViewLinks title={t('own')} views={standing.filter(({ owner }) => owner === null)} path={path} open={open} />
        <ViewLinks title={t('shared')} views={standing.filter(({ owner }) => owner !== null)} path={path} open={open} />
        {standing.length === 0 ? <p className="max-w-60 px-3 py-1.5 text-sm text-muted">{t('none')}</p> : null}
        <PutAway views={views.filter(({ archived }) => archived)} />
      </Menu>
      {open ? <OpenView view={open} /> : null}
      {whole !== path && now !== '' ? (
        <Link href={whole} className="inline-flex min-h-6 items-center text-link">
          {t('all')}
        </Link>
      ) : null}
      {open === undefined && now !== '' ? <SaveView register={register} query={now} /> : null}
    </div>
  )
}

function ViewLinks(props: {
  title: string
  views: readonly SavedViewRow[]
  path: string
  open: SavedViewRow | undefined
}) {
  const { title, views, path, open } = props
  const t = useTranslations('savedViews')
  if (views.length === 0) return null
  return (
    <>
      <p className="px-3 pt-2 text-sm text-muted">{title}</p>
      <ul aria-label={title}>
        {views.map(({ id, name, query, owner, shared, isDefault }) => (
          <li key={id}>
            <Link href={query ? `${path}?${query}` : path} aria-current={id === open?.id ? 'page' : undefined}>
              {name}
              {owner ? <span className="text-muted"> {t('of', { owner })}</span> : null}
              {owner === null && shared ? <span className="text-muted"> {t('isShared')}</span> : null}
              {isDefault ? <span className="text-muted"> {t('isDefault')}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function OpenView({ view }: { view: SavedViewRow }) {
  const { id: viewId, name, shared, owner, isDefault } = view
  const t = useTranslations('savedViews')
  return (
    <>
      <p className="font-semibold">
        {name}
        {owner ? <span className="font-normal text-muted"> {t('of', { owner })}</span> : null}
      </p>
      <Menu label={t('change')} name={t('changeOf', { name })} side="left" quiet>
        {isDefault ? (
          <ActionButton
            action={dropDefaultView}
            input={{ viewId }}
            label={t('dropDefault')}
            done={t('droppedDefault')}
          />
        ) : (
          <ActionButton action={makeViewDefault} input={{ viewId }} label={t('makeDefault')} done={t('madeDefault')} />
        )}
        {owner === null ? (
          <>
            <RenameView viewId={viewId} name={name} />
            <ActionButton
              action={shared ? unshareView : shareView}
              input={{ viewId }}
              label={t(shared ? 'unshare' : 'share')}
              done={t(shared ? 'unshared' : 'sharedNow')}
            />
            <ActionButton action={archiveView} input={{ viewId }} label={t('archive')} done={t('archived')} />
          </>
        ) : null}
      </Menu>
    </>
  )
}

function PutAway({ views }: { views: readonly SavedViewRow[] }) {
  const t = useTranslations('savedViews')
  if (views.length === 0) return null
  return (
    <details className="border-t border-line">
      <summary className="cursor-pointer px-3 py-2 text-sm text-muted">{t('putAway')}</summary>
      <ul aria-label={t('putAway')}>
        {views.map(({ id: viewId, name }) => (
          <li key={viewId}>
            <ActionButton action={restoreView} input={{ viewId }} label={t('restore', { name })} done={t('restored')} />
          </li>
        ))}
      </ul>
    </details>
  )
}
