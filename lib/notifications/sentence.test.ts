import { describe, expect, it } from 'vitest'
import { say } from '@/lib/i18n/say'
import { sentenceOf } from './sentence'
import { NOTICE_KINDS, NOTICE_TOPICS, type NoticeSubject, topicOf } from './types'

const subject: NoticeSubject = {
  kind: 'digest',
  visit: { id: 'v', reference: 'V-0001', title: 'Water talks' },
  item: { id: 'i', title: 'Call on the minister' },
  readoutId: 'r',
  followUp: { id: 'f', reference: 'F-0001', title: 'Send the draft' },
  subjectId: 's',
  gone: false,
  values: {
    by: 'A manager',
    comments: 1,
    count: 2,
    number: 3,
    due: '2027-03-12',
    days: 4,
    why: 'nobody',
    officer: 'An officer',
    lateFrom: 0,
    total: 6_000,
    changed: 5_400,
    failed: 600,
  },
}
const reader = { personId: 'p' }

describe('every kind of notice', () => {
  it.each(NOTICE_KINDS)('%s has a topic to choose by, and a sentence', (kind) => {
    expect(NOTICE_TOPICS).toContain(topicOf(kind))
    const { key, values } = sentenceOf({ ...subject, kind }, reader)
    expect(key).not.toBe('unknown')
    expect(say(`notifications.kinds.${key}`, values)).not.toBe('')
    expect(say(`notifications.topics.${topicOf(kind)}`)).not.toBe('')
  })

  it.each(NOTICE_KINDS)('%s names nothing of what its reader may not see any more', (kind) => {
    const nothing = { visit: null, item: null, readoutId: null, followUp: null, values: {} }
    expect(sentenceOf({ ...subject, ...nothing, kind, gone: true }, reader)).toMatchObject({ key: 'gone', href: null })
  })

  it('that an earlier version wrote has words too', () => {
    expect(topicOf('of_old')).toBeNull()
    expect(sentenceOf({ ...subject, kind: 'of_old' }, reader)).toMatchObject({ key: 'unknown', href: null })
  })
})

describe('a sentence', () => {
  it('writes days as the application writes them', () => {
    const { key, values } = sentenceOf({ ...subject, kind: 'follow_up_due' }, reader)
    expect(say(`notifications.kinds.${key}`, values)).toBe('F-0001 Send the draft is due on 12 Mar 2027')
  })

  it('of one bulk change leads to those that it told of, and of an earlier one to the reader’s own', () => {
    for (const kind of ['follow_ups_assigned', 'follow_ups_due_date_moved', 'follow_ups_reminded'])
      expect(sentenceOf({ ...subject, kind }, reader)).toMatchObject({ key: kind, href: '/follow-ups?told=s' })
    const earlier = { ...subject, kind: 'follow_ups_assigned', values: { count: 2, by: 'A manager', own: true } }
    expect(sentenceOf(earlier, reader).href).toBe('/follow-ups?status=unfinished&officer=p')
  })

  it('of several at once leads to the register, to one’s own where they are', () => {
    const several = { ...subject, kind: 'follow_ups_overdue' }
    expect(sentenceOf(several, reader).href).toBe('/follow-ups?overdue=1')
    expect(sentenceOf({ ...several, values: { count: 2, own: true, lateFrom: 57 } }, reader).href).toBe(
      '/follow-ups?overdue=1&lateDays=57-&officer=p',
    )
  })
})
