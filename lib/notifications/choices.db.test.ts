import { expect, it } from 'vitest'
import { commandsAt } from '@/lib/audit/testing/commands'
import { db } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { chooseNotices } from './commands'
import { ownChoices } from './queries'
import { tell } from './tell'
import { NOTICE_TOPICS, type NoticeKind, type NoticeTopic, topicOf } from './types'

const NOW = new Date('2027-03-12T08:00:00Z')
const manager = await asRole(db(), 'manager')
const run = commandsAt(NOW, () => manager)
const notice = (userId: string, kind: NoticeKind) => ({
  userId,
  kind,
  visitId: null,
  subjectType: 'user',
  subjectId: userId,
  values: {},
})
// Nothing is sent: the rows are what is looked at.
Object.assign(readEnv(), { SMTP_HOST: '127.0.0.1', SMTP_PORT: 1, MAIL_FROM: 'visits@ministry.example' })

const KINDS = ['follow_up_due', 'follow_up_overdue', 'digest', 'version_issued'] as const

it('are told of by both ways, one, or not at all, each topic as its reader chose', async () => {
  const me = await asRole(db(), 'manager')
  const ways = { due: 'app', overdue: 'mail', digest: 'none' }
  expect(await run(chooseNotices, { ways }, me)).toEqual({ ok: true, value: null })
  await db().$transaction((tx) =>
    tell(
      tx,
      KINDS.map((kind) => notice(me.userId, kind)),
      NOW,
    ),
  )
  const where = { where: { userId: me.userId }, orderBy: { kind: 'asc' } } as const
  const [notices, mails] = [await db().notification.findMany(where), await db().mail.findMany(where)]
  expect(notices.map(({ kind }) => kind)).toEqual(['follow_up_due', 'version_issued'])
  expect(mails.map(({ kind }) => kind)).toEqual(['follow_up_overdue', 'version_issued'])
})

it('are both where nothing was chosen, keep what is not given, and are on record', async () => {
  const me = await asRole(db(), 'manager')
  expect((await ownChoices(me)).map(({ topic, way }) => [topic, way])).toEqual(
    NOTICE_TOPICS.map((topic) => [topic, 'both']),
  )
  await run(chooseNotices, { ways: { due: 'app' } }, me)
  await run(chooseNotices, { ways: { due: 'app', overdue: 'none' } }, me)
  const own = new Map((await ownChoices(me)).map(({ topic, way }) => [topic, way]))
  expect([own.get('due'), own.get('overdue'), own.get('digest')]).toEqual(['app', 'none', 'both'])
  await run(chooseNotices, { ways: { due: 'both' } }, me)
  const events = await db().auditEvent.findMany({ where: { actorId: me.userId }, orderBy: { id: 'asc' } })
  expect(events.map(({ action, changes }) => [action, changes])).toEqual([
    ['user.notices_chosen', { notice_due: { from: 'both', to: 'app' } }],
    ['user.notices_chosen', { notice_overdue: { from: 'both', to: 'none' } }],
    ['user.notices_chosen', { notice_due: { from: 'app', to: 'both' } }],
  ])
})

it('are of what can come to oneself, and of nothing that does not exist', async () => {
  const viewer = await asRole(db(), 'viewer')
  const topics = (await ownChoices(viewer)).map(({ topic }) => topic)
  expect(topics).toContain('programme' satisfies NoticeTopic)
  expect(topics).not.toContain(topicOf('digest'))
  for (const ways of [{ weather: 'app' }, { due: 'by pigeon' }])
    expect(await run(chooseNotices, { ways, commandId: newId() }, viewer)).toMatchObject({
      failure: { kind: 'invalid' },
    })
})
