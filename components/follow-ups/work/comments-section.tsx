import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Section } from '@/components/ui/section'
import { type Actor, can } from '@/lib/auth/permissions'
import { archiveFollowUpComment, restoreFollowUpComment } from '@/lib/follow-ups/actions'
import type { FollowUpView } from '@/lib/follow-ups/types'
import type { CommentView, FollowUpWork } from '@/lib/follow-ups/work/types'
import { type ActWords, actWords } from '@/lib/i18n/act-words'
import { formatInstant } from '@/lib/time/format'
import { ShowAll } from '../show-all'
import { AddComment } from './talk-buttons'

type Props = { followUp: FollowUpView; work: FollowUpWork; actor: Actor }

/** What the office says about a follow-up, latest first; for the inside alone. */
export function CommentsSection({ followUp, work, actor }: Props) {
  const t = useTranslations('followUp.comments')
  const standing = work.comments.filter(({ archived }) => !archived)
  const archived = work.comments.filter((comment) => comment.archived)
  const mayWrite = can(actor, 'follow-up.write')
  const words = actWords()
  const list = (comments: readonly CommentView[]) => <CommentList {...{ comments, followUp, actor, words }} />
  return (
    <Section id="comments" title={t('title')} action={mayWrite ? <AddComment followUpId={followUp.id} /> : null}>
      {standing.length > 0 ? list(standing) : <EmptyState>{t('empty')}</EmptyState>}
      <ShowAll
        followUpId={followUp.id}
        list="comments"
        anchor="comments"
        shown={standing.length}
        total={work.commentCount}
      />
      {archived.length > 0 ? (
        <details className="mt-3">
          <summary className="text-muted">{t('archived', { count: archived.length })}</summary>
          <div className="mt-2 text-muted">{list(archived)}</div>
        </details>
      ) : null}
    </Section>
  )
}

type ListProps = { comments: readonly CommentView[]; followUp: FollowUpView; actor: Actor; words: ActWords }

function CommentList({ comments, followUp, actor, words }: ListProps) {
  const t = useTranslations('followUp')
  const ofAnybody = can(actor, 'follow-up.review')
  return (
    <ol className="grid gap-3">
      {comments.map(({ id, text, by, at, own, archived }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 border-l-2 border-line pl-3">
          <div className="min-w-0 flex-1 basis-60">
            <p className="whitespace-pre-line break-words">{text}</p>
            <p className="text-sm text-muted">
              {t('comments.by', { name: by, at: formatInstant(new Date(at), followUp.visit.homeZone) })}
            </p>
          </div>
          {ofAnybody || (own && can(actor, 'follow-up.write')) ? (
            <ActionIsland
              action={archived ? restoreFollowUpComment : archiveFollowUpComment}
              words={words}
              input={{ followUpId: followUp.id, commentId: id }}
              label={t(archived ? 'form.restore' : 'form.archive')}
              tone="quiet"
              done={t(archived ? 'form.restored' : 'form.archived')}
            />
          ) : null}
        </li>
      ))}
    </ol>
  )
}
