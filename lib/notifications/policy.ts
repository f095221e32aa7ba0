import { type Actor, can, type Permission } from '@/lib/auth/permissions'
import { NOTICE_TOPICS, type NoticeTopic } from './types'

/** What only some are ever told of. */
const ASKS: Partial<Record<NoticeTopic, Permission>> = {
  due: 'follow-up.write',
  overdue: 'follow-up.write',
  outside: 'follow-up.write',
  bulk: 'follow-up.write',
  readouts: 'readout.write',
  digest: 'follow-up.review',
}

/** The topics that this person can be told of. */
export const topicsOf = (actor: Pick<Actor, 'kind' | 'roles'>): NoticeTopic[] =>
  NOTICE_TOPICS.filter((topic) => {
    const asked = ASKS[topic]
    return asked === undefined || can(actor, asked)
  })
