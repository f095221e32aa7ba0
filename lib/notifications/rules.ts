import type { NoticeWay } from './types'

/** The two ways as one choice; nothing chosen is both. */
export function wayOf(chosen: { inApp: boolean; byMail: boolean } | undefined): NoticeWay {
  const { inApp, byMail } = chosen ?? { inApp: true, byMail: true }
  if (inApp) return byMail ? 'both' : 'app'
  return byMail ? 'mail' : 'none'
}

/** The same the other way round. */
export const ticksOf = (way: NoticeWay): { inApp: boolean; byMail: boolean } => ({
  inApp: way === 'both' || way === 'app',
  byMail: way === 'both' || way === 'mail',
})
