import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { removeDependency } from '@/lib/follow-ups/actions'
import type { DependencyView, FollowUpWork } from '@/lib/follow-ups/work/types'
import { actWords } from '@/lib/i18n/act-words'
import { formatDate } from '@/lib/time/format'
import { FollowUpStatusTag } from '../follow-up-tags'
import { ShowAll } from '../show-all'
import { AddDependency } from './talk-buttons'

type Props = { followUpId: string; work: FollowUpWork; mayWrite: boolean }

/** What has to be closed first, and what waits for this one: as far as the reader sees it. */
export function DependenciesSection({ followUpId, work, mayWrite }: Props) {
  const t = useTranslations('followUp.dependencies')
  const { waitsFor, waitedFor, moreWaitedFor } = work
  if (waitsFor.length + waitedFor.length === 0 && !mayWrite) return null
  return (
    <Section id="dependencies" title={t('title')} action={mayWrite ? <AddDependency followUpId={followUpId} /> : null}>
      {waitsFor.length > 0 ? (
        <Part title={t('waitsFor')} rows={waitsFor} {...(mayWrite ? { removableFrom: followUpId } : {})} />
      ) : (
        <EmptyState>{t(mayWrite ? 'empty' : 'emptyReader')}</EmptyState>
      )}
      {waitedFor.length > 0 ? (
        <div className="mt-4">
          <Part title={t('waitedFor')} rows={waitedFor} />
          <ShowAll
            {...{ followUpId, list: 'waitedFor', anchor: 'dependencies', shown: waitedFor.length }}
            total={moreWaitedFor ? null : waitedFor.length}
          />
        </div>
      ) : null}
    </Section>
  )
}

function Part(props: { title: string; rows: readonly DependencyView[]; removableFrom?: string }) {
  const { title, rows, removableFrom } = props
  const t = useTranslations('followUp.form')
  const words = actWords()
  return (
    <>
      <h3 className="mb-1 text-base font-semibold">{title}</h3>
      <ul className="item-list">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2 sm:px-4">
            <span className="min-w-0 flex-1 basis-60 break-words">
              <Link href={`/follow-ups/${row.id}`}>{`${row.reference} ${row.title}`}</Link>
            </span>
            <span className="flex flex-wrap items-center gap-x-3">
              {row.dueDate ? <span className="text-sm text-muted tabular-nums">{formatDate(row.dueDate)}</span> : null}
              <FollowUpStatusTag status={row.status} />
              {removableFrom ? (
                <ActionIsland
                  action={removeDependency}
                  words={words}
                  input={{ followUpId: removableFrom, afterId: row.id }}
                  label={t('removeDependency')}
                  name={t('removeDependencyOf', { reference: row.reference })}
                  tone="quiet"
                  done={t('dependencyRemoved')}
                />
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Of those that it waits for, what is not closed. */
export const stillOpen = (waitsFor: readonly DependencyView[]): DependencyView[] =>
  waitsFor.filter(({ status }) => status !== 'closed')

/** What it waits for and is not closed, each with its state: said where it is submitted, and to who reviews it. */
export function OpenDependencies({ waitsFor }: { waitsFor: readonly DependencyView[] }) {
  const t = useTranslations('followUp.dependencies')
  const open = stillOpen(waitsFor)
  if (open.length === 0) return null
  return (
    <Notice tone="warn" title={t('open')}>
      <ul>
        {open.map(({ id, reference, title, status }) => (
          <li key={id}>
            <Link href={`/follow-ups/${id}`}>{`${reference} ${title}`}</Link> <FollowUpStatusTag status={status} />
          </li>
        ))}
      </ul>
      <p>{t('openHint')}</p>
    </Notice>
  )
}
