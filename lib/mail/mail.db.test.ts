import { type AddressInfo, createServer, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commandsAt, refusal } from '@/lib/audit/testing/commands'
import { HANDLERS } from '@/lib/jobs/handlers'
import { MAIL_TRIES, sendMail } from '@/lib/jobs/registry'
import { startWorker } from '@/lib/jobs/worker'
import { db } from '@/lib/platform/db'
import { readEnv } from '@/lib/platform/env'
import { newId } from '@/lib/platform/id'
import { READOUT_MAILS } from '@/lib/readouts/reminder-mail.queries'
import { remindOfReadout } from '@/lib/readouts/reminders.commands'
import { makeUser } from '@/prisma/factories/accounts'
import { actorOf, asRole } from '@/prisma/factories/actors'
import { makePerson } from '@/prisma/factories/directory'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { resendMail } from './commands'
import type { MailConfig } from './config'
import { listMail } from './queries'
import { queueMail } from './queue.commands'
import { MailLater, sendOne } from './send.commands'
import type { Composer, Letter } from './types'

const NOW = new Date('2027-03-12T10:00:00Z')
/** Before any clock that a worker could read. */
const LONG_AGO = new Date('2020-03-12T10:00:00Z')
const [planner, admin] = [await asRole(db(), 'planner'), await asRole(db(), 'admin')]
const run = commandsAt(NOW, () => planner)

type Answer = { code: number; text: string } | null
const servers: { close: () => unknown }[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  vi.unstubAllEnvs()
})

/** A real mail server that keeps what it takes; `say` is its answer to a receiver. */
async function mailServer(say: (to: string) => Answer = () => null) {
  const got: ParsedMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const answer = say(address)
      done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }))
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        got.push(mail)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) })
  const { port } = server.server.address() as AddressInfo
  return { got, config: configOf(port) }
}
const configOf = (port: number): MailConfig => ({
  server: { host: '127.0.0.1', port, secure: false },
  from: 'Visits office <visits@ministry.example>',
  appUrl: 'https://visits.example',
})

const LETTER: Letter = {
  subject: 'Missing readout: Сув музокаралари',
  heading: 'The readout is missing',
  lines: ['Visit: Water & <talks>'],
  action: { label: 'Write readout', path: '/meetings/1/readout?a=1&b=2' },
}
const compose: Composer = async ({ kind }) => (kind === 'gone' ? null : LETTER)

/** A mail that waits to be sent. */
async function waiting(more: { kind?: string; name?: string; address?: string } = {}) {
  const user = await makeUser(db(), { roles: ['staff'], ...(more.name ? { name: more.name } : {}) })
  const { kind = 'test', address = user.email } = more
  const facts = { kind, address, subjectType: 'user', subjectId: user.id, createdAt: NOW, stateAt: NOW }
  return { user, ...(await db().mail.create({ data: { userId: user.id, ...facts } })) }
}
const stateOf = (id: string) => db().mail.findUniqueOrThrow({ where: { id } })
const send = (id: string, config: MailConfig | null) => sendOne(id, { compose, now: NOW, config })

describe('a mail', () => {
  it('arrives once as HTML and as plain text, with links into the application', async () => {
    const { got, config } = await mailServer()
    const mail = await waiting()
    expect(await send(mail.id, config)).toBe('sent')
    expect(await send(mail.id, config)).toBeNull()
    expect(got).toHaveLength(1)
    const [one] = got
    expect(one?.subject).toBe(LETTER.subject)
    expect(one?.from?.text).toBe('"Visits office" <visits@ministry.example>')
    expect(one?.messageId).toBe(`<${mail.id}@visits.example>`)
    expect(one?.html).toContain('href="https://visits.example/meetings/1/readout?a=1&amp;b=2"')
    expect(one?.html).toContain('Water &amp; &lt;talks&gt;')
    expect(one?.text).toContain('https://visits.example/meetings/1/readout?a=1&b=2')
    expect(one?.text).toContain(LETTER.heading)
    expect(one?.text).toContain('Visit: Water & <talks>')
    expect(one?.text).toContain('https://visits.example/account')
    expect(one?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(await stateOf(mail.id)).toMatchObject({ state: 'sent', attempts: 1, lastError: null })
  })

  it('of a name or subject with line ends has no header of theirs', async () => {
    const { got, config } = await mailServer()
    const name = 'Eve\r\nBcc: victim@elsewhere.example\r\n\r\nHello'
    const mail = await waiting({ name })
    const subject = 'Missing\r\nBcc: victim@elsewhere.example'
    const evil: Composer = async () => ({ ...LETTER, subject })
    expect(await sendOne(mail.id, { compose: evil, now: NOW, config })).toBe('sent')
    const [one] = got
    expect(one?.bcc).toBeUndefined()
    expect(one?.headers.has('bcc')).toBe(false)
    expect(one?.to && !Array.isArray(one.to) ? one.to.value.map(({ address }) => address) : []).toEqual([mail.address])
    expect(one?.text).toContain('Write readout')
  })

  it('is tried again while the mail server is not there or asks for it, and fails after the last try', async () => {
    const down = configOf(1)
    const mail = await waiting()
    await expect(send(mail.id, down)).rejects.toThrow(MailLater)
    expect(await stateOf(mail.id)).toMatchObject({ state: 'queued', attempts: 1 })
    const busy = await mailServer(() => ({ code: 451, text: 'Come again' }))
    await expect(send(mail.id, busy.config)).rejects.toThrow(MailLater)
    expect((await stateOf(mail.id)).lastError).toContain('Come again')
    const back = await mailServer()
    expect(await send(mail.id, back.config)).toBe('sent')
    expect(back.got).toHaveLength(1)
    const last = await waiting()
    await db().mail.update({ where: { id: last.id }, data: { attempts: MAIL_TRIES - 1 } })
    expect(await send(last.id, down)).toBe('failed')
  })

  it('that is refused for good fails at once, says why, and is sent again by an admin on purpose', async () => {
    const refusing = await mailServer(() => ({ code: 550, text: 'No such mailbox' }))
    const mail = await waiting()
    expect(await send(mail.id, refusing.config)).toBe('failed')
    const failed = (await listMail(admin, { state: 'failed' })).rows.find(({ id }) => id === mail.id)
    expect(failed).toMatchObject({ attempts: 1, receiver: { name: mail.user.name }, address: mail.user.email })
    expect(failed?.lastError).toContain('No such mailbox')
    expect((await listMail(planner, {})).rows).toEqual([])
    expect(await run(resendMail, { mailId: mail.id }, admin)).toMatchObject(refusal('refusals.mail.noServer'))
    configure(refusing.config)
    expect(await run(resendMail, { mailId: mail.id }, planner)).toEqual({ ok: false, failure: { kind: 'forbidden' } })
    expect(await run(resendMail, { mailId: mail.id }, admin)).toEqual({ ok: true, value: null })
    expect(await run(resendMail, { mailId: mail.id }, admin)).toMatchObject(refusal('refusals.mail.notFailed'))
    const accepting = await mailServer()
    expect(await send(mail.id, accepting.config)).toBe('sent')
  })

  it('whose answer was never heard is uncertain, and is not sent again by itself', async () => {
    // Takes all of the mail and hangs up instead of answering.
    const sockets: Socket[] = []
    const silent = createServer((socket) => {
      sockets.push(socket)
      let data = false
      socket.on('error', () => {})
      socket.write('220 here\r\n')
      socket.on('data', (chunk) => {
        const text = chunk.toString()
        if (data) return void (text.endsWith('\r\n.\r\n') && socket.destroy())
        data = /^DATA/im.test(text)
        socket.write(data ? '354 go on\r\n' : '250 fine\r\n')
      })
    })
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    servers.push({ close: () => new Promise((resolve) => silent.close(resolve)) })
    const mail = await waiting()
    expect(await send(mail.id, configOf((silent.address() as AddressInfo).port))).toBe('uncertain')
    const { got, config } = await mailServer()
    expect(await send(mail.id, config)).toBeNull()
    expect(got).toEqual([])
  })

  it('that was being handed over when the program died is uncertain too', async () => {
    const { got, config } = await mailServer()
    const mail = await waiting()
    await db().mail.update({ where: { id: mail.id }, data: { state: 'sending', attempts: 1 } })
    expect(await send(mail.id, config)).toBe('uncertain')
    expect(got).toEqual([])
    expect((await stateOf(mail.id)).lastError).toContain('not known')
  })

  it('is dropped when it is not true any more, or its receiver switched mails off or left', async () => {
    const { got, config } = await mailServer()
    const [untrue, off, left] = [await waiting({ kind: 'gone' }), await waiting(), await waiting()]
    await db().user.update({ where: { id: off.userId }, data: { mailOn: false } })
    await db().user.update({ where: { id: left.userId }, data: { deactivatedAt: NOW } })
    for (const { id } of [untrue, off, left]) expect(await send(id, config)).toBe('dropped')
    expect(got).toEqual([])
    const nowhere = await waiting()
    expect(await send(nowhere.id, null)).toBe('failed')
  })
})

/** As the environment says it, for what reads it there. */
function configure({ server, from, appUrl }: MailConfig): void {
  const { host, port } = server as { host: string; port: number }
  Object.assign(readEnv(), { SMTP_HOST: host, SMTP_PORT: port, MAIL_FROM: from, APP_URL: appUrl })
}
afterEach(() => {
  Object.assign(readEnv(), { SMTP_HOST: undefined, SMTP_PORT: undefined, MAIL_FROM: undefined })
})

describe('asking for mails', () => {
  it('stands or falls with its transaction, and asks none for who has mail off, is gone, or without a server', async () => {
    const [on, off, gone] = [await makeUser(db()), await makeUser(db()), await makeUser(db())]
    await db().user.update({ where: { id: off.id }, data: { mailOn: false } })
    await db().user.update({ where: { id: gone.id }, data: { deactivatedAt: NOW } })
    const of = ({ id }: { id: string }) => ({
      userId: id,
      kind: 'test',
      visitId: null,
      subjectType: 'user',
      subjectId: id,
      values: {},
    })
    const ask = () => db().$transaction((tx) => queueMail(tx, [on, off, gone].map(of), NOW))
    expect(await ask()).toBe(0)
    configure(configOf(1))
    const undone = db().$transaction(async (tx) => {
      await queueMail(tx, [of(on)], NOW)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await db().mail.count({ where: { userId: on.id } })).toBe(0)
    expect(await ask()).toBe(1)
    expect(await db().mail.findMany({ where: { userId: { in: [on.id, off.id, gone.id] } } })).toMatchObject([
      { userId: on.id, address: on.email, state: 'queued', attempts: 0 },
    ])
  })
})

describe('a reminder by mail', () => {
  async function missing(visit: Parameters<typeof makeVisit>[1] = {}) {
    const person = await makePerson(db())
    const taker = await makeUser(db(), { roles: ['staff'], personId: person.id })
    const { id: visitId } = await makeVisit(db(), { title: 'Secret water talks', team: [taker.id], ...visit })
    const facts = {
      status: 'held',
      endsAt: LONG_AGO,
      heldAt: LONG_AGO,
      noteTakerId: person.id,
      title: 'Call on the minister',
    } as const
    const item = await makeItem(db(), { visitId, ...facts })
    return { taker: actorOf(taker), item, email: taker.email }
  }
  const compose = (userId: string, itemId: string) =>
    READOUT_MAILS.readout_reminded?.(
      {
        userId,
        kind: 'readout_reminded',
        visitId: null,
        subjectType: 'programme_item',
        subjectId: itemId,
        values: { by: 'Planner' },
      },
      NOW,
    )

  it('is sent once by two workers, in the words of the receiver', async () => {
    const { got, config } = await mailServer()
    configure(config)
    const { item, email } = await missing()
    expect(await run(remindOfReadout, { itemId: item.id })).toMatchObject({ ok: true })
    const handled = HANDLERS.filter(({ job }) => job.name === sendMail.name).map((one) => ({
      ...one,
      job: { ...one.job, lookEverySeconds: 0.5 },
    }))
    const url = String(process.env.DATABASE_URL)
    const workers = [1, 2].map(() => startWorker({ url, zone: 'Asia/Tashkent', handlers: handled }))
    try {
      await Promise.all(workers.map(({ ready }) => ready))
      const mine = () => got.filter(({ to }) => to && !Array.isArray(to) && to.text.includes(email))
      await expect.poll(mine, { timeout: 20_000 }).toHaveLength(1)
      await expect.poll(() => db().mail.count({ where: { address: email, state: 'sent' } })).toBe(1)
      const [one] = mine()
      expect(one?.subject).toBe('Missing readout: Call on the minister')
      expect(one?.text).toContain(`https://visits.example/meetings/${item.id}/readout`)
      expect(one?.text).toContain('Secret water talks')
    } finally {
      await Promise.all(workers.map((worker) => worker.stop(1_000)))
    }
  })

  it('names neither meeting nor visit where these are restricted, and says nothing once it is handed in', async () => {
    const hidden = await missing({ restricted: true })
    const said = JSON.stringify(await compose(hidden.taker.userId, hidden.item.id))
    expect(said).toContain('A readout is missing')
    expect(said).not.toMatch(/Secret|minister/)
    expect(await compose((await makeUser(db(), { roles: ['staff'] })).id, hidden.item.id)).toBeNull()
    const open = await missing()
    expect(JSON.stringify(await compose(open.taker.userId, open.item.id))).toContain('Call on the minister')
    await makeReadout(db(), { itemId: open.item.id, status: 'submitted' })
    expect(await compose(open.taker.userId, open.item.id)).toBeNull()
    expect(await compose(open.taker.userId, newId())).toBeNull()
  })
})
