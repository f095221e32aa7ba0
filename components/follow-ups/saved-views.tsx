import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Menu } from '@/components/ui/menu'
import { viewQuery } from '@/lib/follow-ups/saved-views'
import { archiveView, restoreView, shareView, unshareView } from '@/lib/follow-ups/saved-views.actions'
import type { RegisterName } from '@/lib/follow-ups/saved-views-schema'
import type { SavedViewRow } from '@/lib/follow-ups/saved-views-types'
import { RenameView, SaveView } from './saved-view-buttons'

type Props = {
  register: RegisterName
  views: readonly SavedViewRow[]
  /** The register's path, and its address after `?`. */
  path: string
  query: string
}

/** One's own and shared views of a register as links, and what can be done with the one that is open. */
export function SavedViews({ register, views, path, query }: Props) {
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
        {views.map(({ id, name, query, owner, shared }) => (
          <li key={id}>
            <Link href={query ? `${path}?${query}` : path} aria-current={id === open?.id ? 'page' : undefined}>
              {name}
              {owner ? <span className="text-muted"> {t('of', { owner })}</span> : null}
              {owner === null && shared ? <span className="text-muted"> {t('isShared')}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

function OpenView({ view }: { view: SavedViewRow }) {
  const { id: viewId, name, shared, owner } = view
  const t = useTranslations('savedViews')
  return (
    <>
      <p className="font-semibold">
        {name}
        {owner ? <span className="font-normal text-muted"> {t('of', { owner })}</span> : null}
      </p>
      {owner === null ? (
        <Menu label={t('change')} name={t('changeOf', { name })} side="left" quiet>
          <RenameView viewId={viewId} name={name} />
          <ActionButton
            action={shared ? unshareView : shareView}
            input={{ viewId }}
            label={t(shared ? 'unshare' : 'share')}
            done={t(shared ? 'unshared' : 'sharedNow')}
          />
          <ActionButton action={archiveView} input={{ viewId }} label={t('archive')} done={t('archived')} />
        </Menu>
      ) : null}
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
