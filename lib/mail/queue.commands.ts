import { enqueueAll } from '@/lib/jobs/enqueue.commands'
import { sendMail } from '@/lib/jobs/registry'
import type { Prisma, Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { mailConfig } from './config'
import type { MailInput } from './types'

/**
 * Asks for mails in the transaction of what they tell of: they are sent if and only if it is committed. None where the
 * office has no mail server, and none to accounts that are not in use or have mail off.
 * @returns how many were asked for
 */
export async function queueMail(tx: Tx, mails: readonly MailInput[], now: Date): Promise<number> {
  if (mails.length === 0 || mailConfig() === null) return 0
  const receivers = await tx.user.findMany({
    where: { id: { in: mails.map(({ userId }) => userId) }, deactivatedAt: null, mailOn: true },
    select: { id: true, email: true },
  })
  const addresses = new Map(receivers.map(({ id, email }) => [id, email]))
  const rows = mails.flatMap(({ values, ...mail }) => {
    const address = addresses.get(mail.userId)
    const said = values satisfies Prisma.InputJsonObject
    return address ? [{ id: newId(), address, ...mail, values: said, createdAt: now, stateAt: now }] : []
  })
  if (rows.length === 0) return 0
  await tx.mail.createMany({ data: rows })
  await enqueueAll(
    tx,
    sendMail,
    rows.map(({ id }) => ({ mailId: id })),
  )
  return rows.length
}
