import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Tag } from '@/components/ui/tag'
import type { ActWords } from '@/lib/i18n/act-words'
import { removeComment, reopenComment, settleComment } from '@/lib/readouts/actions'
import type { ShownComment } from './placed'

type Props = {
  readoutId: string
  /** Those of one section, or of the whole readout. */
  comments: readonly ShownComment[]
  /** What they are about: the section's name. */
  about: string
  words: ActWords
  /** Whoever writes in the draft says here what they have seen to. */
  maySettle?: boolean
  /** Ids of those whose words are in the text no more. */
  lost?: ReadonlySet<string>
}

/**
 * The comments beside a section, those that wait first. Where the writer sees them, each can be settled. Needs the
 * messages `comments` where it stands in a client component.
 */
export function SectionComments({ comments, about, lost, ...rest }: Props) {
  const t = useTranslations('comments')
  if (comments.length === 0) return null
  const waiting = comments.filter(({ settled }) => !settled)
  const settled = comments.filter((comment) => comment.settled)
  return (
    <div className="no-print min-w-0">
      {waiting.length > 0 ? (
        <ul aria-label={t('of', { about })} className="grid gap-3">
          {waiting.map((comment) => (
            <Comment key={comment.id} comment={comment} lost={lost?.has(comment.id) ?? false} {...rest} />
          ))}
        </ul>
      ) : null}
      {settled.length > 0 ? (
        <details className="mt-3">
          <summary className="min-h-11 content-center text-link sm:min-h-9">
            {t('settledOnes', { count: settled.length })}
          </summary>
          <ul aria-label={t('settledOf', { about })} className="mt-1 grid gap-3">
            {settled.map((comment) => (
              <Comment key={comment.id} comment={comment} lost={false} {...rest} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function Comment(props: Pick<Props, 'readoutId' | 'words' | 'maySettle'> & { comment: ShownComment; lost: boolean }) {
  const { readoutId, comment, words, maySettle = false, lost } = props
  const t = useTranslations('comments')
  const { id, number, quote, text, by, shownAt, settled, removable } = comment
  return (
    <li
      id={`comment-${id}`}
      className={`scroll-mt-20 border-l-4 pl-3 text-base ${settled ? 'border-line text-muted' : 'border-waiting'}`}
    >
      {quote ? <blockquote className="mb-1 font-serif break-words text-muted">“{quote}”</blockquote> : null}
      {quote && lost ? <p className="text-sm text-muted">{t('textChanged')}</p> : null}
      <p className="break-words whitespace-pre-line">{text}</p>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <span>
          {t('number', { number })} · {by} · <span className="tabular-nums">{shownAt}</span>
        </span>
        {settled ? <Tag tone="done">{t('settledBy', { name: settled.by })}</Tag> : null}
      </p>
      {maySettle ? (
        <div className="-ml-3">
          <ActionIsland
            words={words}
            action={settled ? reopenComment : settleComment}
            input={{ readoutId, commentId: id }}
            label={t(settled ? 'reopen' : 'settle', { number })}
            tone="quiet"
            done={t(settled ? 'reopened' : 'settled')}
          />
        </div>
      ) : null}
      {removable ? (
        <div className="-ml-3">
          <ActionIsland
            words={words}
            action={removeComment}
            input={{ readoutId, commentId: id }}
            label={t('remove', { number })}
            tone="quiet"
            done={t('removed')}
          />
        </div>
      ) : null}
    </li>
  )
}
