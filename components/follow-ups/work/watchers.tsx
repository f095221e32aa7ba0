import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import type { Actor } from '@/lib/auth/permissions'
import { removeWatcher, unwatchFollowUp, watchFollowUp } from '@/lib/follow-ups/actions'
import { maySetWatchers } from '@/lib/follow-ups/policy'
import type { FollowUpView } from '@/lib/follow-ups/types'
import type { FollowUpWork } from '@/lib/follow-ups/work/types'
import { actWords } from '@/lib/i18n/act-words'
import { AddWatcher } from './talk-buttons'

type Props = { followUp: FollowUpView; work: FollowUpWork; actor: Actor; names: boolean }

/**
 * Who is told of what happens: the reader by one press, others by managers and the officer.
 * @param names whether the reader may know who else is told
 */
export function Watchers({ followUp, work, actor, names }: Props) {
  const t = useTranslations('followUp')
  const words = actWords()
  const { id, officer } = followUp
  const maySet = maySetWatchers(actor, { officerId: officer?.id ?? null })
  return (
    <>
      {names && work.watchers.length > 0 ? (
        <ul className="mb-2 grid gap-1">
          {work.watchers.map(({ id: userId, name }) => (
            <li key={userId} className="flex flex-wrap items-center justify-between gap-x-3">
              <span className="min-w-0 break-words">{name}</span>
              {maySet && userId !== actor.userId ? (
                <ActionIsland
                  action={removeWatcher}
                  words={words}
                  input={{ followUpId: id, userId }}
                  label={t('form.removeWatcher', { name })}
                  tone="quiet"
                  done={t('form.watcherRemoved')}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="mb-2 text-sm text-muted">
        {t(names && work.watchers.length === 0 ? 'watchers.none' : 'watchers.officer')}
      </p>
      <div className="no-print flex flex-wrap gap-2">
        <ActionIsland
          action={work.watching ? unwatchFollowUp : watchFollowUp}
          words={words}
          input={{ followUpId: id }}
          label={t(work.watching ? 'form.unwatch' : 'form.watch')}
          done={t(work.watching ? 'form.notWatching' : 'form.watching')}
        />
        {maySet ? <AddWatcher followUpId={id} /> : null}
      </div>
    </>
  )
}
