import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { hashToken, newToken, sealToken } from '@/lib/auth/private-address'
import { resolveOrganisation } from '@/lib/directory/resolve'
import { followUpForWrite, refuseFinished, subjectOf } from '@/lib/follow-ups/load.commands'
import { newId } from '@/lib/platform/id'
import { invalid, missing, ok, type Result } from '@/lib/platform/result'
import { todayIn } from '@/lib/time/calendar'
import { endOf } from './rules'
import { makePrivateLinkSchema, revokePrivateLinkSchema } from './schema'

/** `sealed` holds the token for who shows the address: a receipt must not tell it. */
export type MadeLink = { linkId: string; sealed: string }

/** Makes a private address for one organisation; others that it has of the follow-up go on working. */
export const makePrivateLink = defineCommand({
  name: 'makePrivateLink',
  permission: 'private-link.make',
  schema: makePrivateLinkSchema,
  handler: async (context, input): Promise<Result<MadeLink>> => {
    const { tx, actor, now } = context
    const loaded = await followUpForWrite(context, input.followUpId)
    if (!loaded.ok) return loaded
    const finished = refuseFinished(loaded.value)
    if (finished) return finished
    const chosen = await resolveOrganisation(context, input.organisation, 'organisation')
    if (!chosen.ok) return chosen
    if (chosen.value === null) return invalid('organisation', 'errors.required')
    const [linkId, token] = [newId(), newToken()]
    const link = await tx.privateLink.create({
      data: {
        id: linkId,
        followUpId: input.followUpId,
        organisationId: chosen.value,
        tokenHash: hashToken(token),
        message: input.message,
        createdBy: actor.userId,
        creatorName: actor.name,
        createdAt: now,
        expiresAt: endOf(now, input.days),
      },
      include: LINK,
    })
    note(context, 'private_link.made', link)
    return ok({ linkId, sealed: sealToken(`private-link:${linkId}`, token) })
  },
})

/** Ends a link at once. Missing when it has been revoked already; one whose time is over may still be. */
export const revokePrivateLink = defineCommand({
  name: 'revokePrivateLink',
  permission: 'private-link.make',
  schema: revokePrivateLinkSchema,
  handler: async (context, { linkId }): Promise<Result> => {
    const { tx, actor, now } = context
    const at = await tx.privateLink.findUnique({ where: { id: linkId }, select: { followUpId: true } })
    if (!at) return missing()
    const loaded = await followUpForWrite(context, at.followUpId)
    if (!loaded.ok) return loaded
    const link = await tx.privateLink.findUniqueOrThrow({ where: { id: linkId }, include: LINK })
    if (link.revokedAt) return missing()
    await tx.privateLink.update({ where: { id: linkId }, data: { revokedAt: now, revokedBy: actor.userId } })
    note(context, 'private_link.revoked', link)
    return ok(null)
  },
})

const LINK = {
  organisation: { select: { name: true } },
  followUp: { select: { id: true, number: true, title: true, visitId: true, visit: { select: { homeZone: true } } } },
} as const

type Noted = {
  expiresAt: Date
  organisation: { name: string }
  followUp: Parameters<typeof subjectOf>[0] & { visit: { homeZone: string } }
}

function note({ audit }: CommandContext, action: 'private_link.made' | 'private_link.revoked', link: Noted): void {
  const { organisation, followUp, expiresAt } = link
  const until = todayIn(followUp.visit.homeZone, expiresAt)
  audit({
    action,
    ...subjectOf(followUp),
    changes: {
      organisation: { from: null, to: organisation.name },
      ...(action === 'private_link.made' ? { until: { from: null, to: until } } : {}),
    },
  })
}
