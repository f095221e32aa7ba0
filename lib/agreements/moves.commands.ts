import type * as z from 'zod/mini'
import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { transition } from '@/lib/auth/workflow'
import { dayFromDb, dayToDb } from '@/lib/platform/day'
import type { Prisma } from '@/lib/platform/db'
import { ok, type Result, refused } from '@/lib/platform/result'
import { stillProposed } from '@/lib/readouts/load.commands'
import { refuseDays } from './commands'
import { checkItem } from './fields.commands'
import { agreementForWrite, type LoadedAgreement, refuseArchived, refuseStale, subjectOf } from './load.commands'
import { hasEnded } from './rules'
import { moveAgreementSchema, moveWithReasonSchema, putInForceSchema, signAgreementSchema } from './schema'
import { AGREEMENT_WORKFLOW, type AgreementStatus, type AgreementStep, type AgreementTransition } from './workflow'

type Written = Pick<
  Prisma.AgreementUncheckedUpdateInput,
  'signedOn' | 'signedPlace' | 'itemId' | 'inForceFrom' | 'inForceUntil' | 'withoutEnd'
>
type Move = { agreementId: string; version: number; reason?: string | null }
type AnyMove = z.ZodMiniType<Move & { commandId: string }, unknown>
type At = { agreement: LoadedAgreement; row: AgreementTransition; today: string }
/** What the step writes besides the state, or why it is refused. */
type Effect<S extends AnyMove> = (context: CommandContext, at: At, input: z.output<S>) => Promise<Result<Written>>

/** A command for one row of the workflow table: state, version and reason are checked here, the rest by `effect`. */
function step<S extends AnyMove>(command: AgreementStep, schema: S, effect: Effect<S> = async () => ok({})) {
  const row = transition<AgreementStatus, AgreementTransition>(AGREEMENT_WORKFLOW, command)
  return defineCommand({
    name: command,
    permission: row.permission,
    schema,
    handler: async (context, input): Promise<Result> => {
      const loaded = await agreementForWrite(context, input.agreementId)
      if (!loaded.ok) return loaded
      const { agreement, today } = loaded.value
      const archived = refuseArchived(agreement)
      if (archived) return archived
      if (!(row.from as readonly AgreementStatus[]).includes(agreement.status)) {
        return refused('refusals.agreements.notFromHere', { status: agreement.status })
      }
      const stale = refuseStale(agreement, input.version)
      if (stale) return stale
      const written = await effect(context, { agreement, row, today: today(context.now) }, input)
      if (!written.ok) return written
      await write(context, { agreement, row }, { data: written.value, reason: input.reason ?? null })
      return ok(null)
    },
  })
}

const TOLD = ['signedOn', 'signedPlace', 'inForceFrom', 'inForceUntil', 'withoutEnd'] as const

async function write(
  context: CommandContext,
  { agreement, row }: Pick<At, 'agreement' | 'row'>,
  { data, reason }: { data: Written; reason: string | null },
): Promise<void> {
  await context.tx.agreement.update({
    where: { id: agreement.id },
    data: {
      status: row.to,
      statusReason: reason,
      proposed: stillProposed(context, agreement.proposed, ['status', ...Object.keys(data)]),
      ...data,
      version: { increment: 1 },
    },
  })
  context.audit({
    action: row.event,
    ...subjectOf(agreement),
    changes: { status: { from: agreement.status, to: row.to }, ...changed(agreement, data, TOLD) },
    reason,
  })
}

/** Day, place and programme item of a signature, each to be confirmed where it is left empty. */
const sign: Effect<typeof signAgreementSchema> = async (context, { agreement, row, today }, input) => {
  const { inForceFrom, inForceUntil, withoutEnd, visitId, itemId } = agreement
  const days = { inForceFrom: dayFromDb(inForceFrom), inForceUntil: dayFromDb(inForceUntil), withoutEnd }
  const no = refuseDays({ ...days, signedOn: input.signedOn }, row.to, today)
  if (no) return no
  const item = await checkItem(context, input.itemId, { visitId, standing: itemId })
  if (!item.ok) return item
  return ok({ signedOn: dayToDb(input.signedOn), signedPlace: input.signedPlace, itemId: input.itemId })
}

export const startNegotiation = step('startNegotiation', moveAgreementSchema)
export const signAgreement = step('signAgreement', signAgreementSchema, sign)
/** Signed and in force from the same day on, unless another is known. */
export const signIntoForce = step('signIntoForce', signAgreementSchema, async (context, at, input) => {
  const signed = await sign(context, at, input)
  if (!signed.ok) return signed
  return ok({ ...signed.value, inForceFrom: at.agreement.inForceFrom ?? dayToDb(input.signedOn) })
})
export const putInForce = step('putInForce', putInForceSchema, async (_context, { agreement, row, today }, input) => {
  const no = refuseDays({ ...input, signedOn: dayFromDb(agreement.signedOn) }, row.to, today)
  if (no) return no
  const { inForceFrom, inForceUntil, withoutEnd } = input
  return ok({ inForceFrom: dayToDb(inForceFrom), inForceUntil: dayToDb(inForceUntil), withoutEnd })
})

/** Only when the last day has passed at home: before that it is terminated. */
export const expireAgreement = step('expireAgreement', moveAgreementSchema, async (_context, { agreement, today }) =>
  hasEnded(dayFromDb(agreement.inForceUntil), today) ? ok({}) : refused('refusals.agreements.notEnded'),
)
export const terminateAgreement = step('terminateAgreement', moveWithReasonSchema)
export const takeBackSignature = step('takeBackSignature', moveWithReasonSchema)
export const prolongAgreement = step('prolongAgreement', moveWithReasonSchema)
export const reinstateAgreement = step('reinstateAgreement', moveWithReasonSchema)
