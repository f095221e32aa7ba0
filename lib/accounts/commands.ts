import { type CommandContext, defineCommand } from '@/lib/audit/command'
import { changed } from '@/lib/audit/record'
import { makeSetPasswordLink } from '@/lib/auth/one-time-link'
import type { Role } from '@/lib/auth/permissions'
import { conflict } from '@/lib/platform/conflict'
import { dayToDb } from '@/lib/platform/day'
import { newId } from '@/lib/platform/id'
import { invalid, missing, ok, type Result } from '@/lib/platform/result'
import { checkAnAdminIsLeft, holdAccess, loadSeenUser, loadUser, rolesInWords } from './load.commands'
import { createUserSchema, editUserSchema, setRolesSchema } from './schema'
import type { HeldRole } from './types'

/** Makes an account without a password, and the one-time link by which the person sets one. */
export const createUser = defineCommand({
  name: 'createUser',
  permission: 'account.admin',
  schema: createUserSchema,
  handler: async (context, input): Promise<Result<{ id: string; name: string; linkId: string }>> => {
    const { tx, now, audit } = context
    // Two admins at once with one address or one person: the second is told, not failed.
    await holdAccess(context)
    const personId = input.person?.id ?? null
    const free = await checkIdentityIsFree(context, { id: null, email: input.email, personId })
    if (!free.ok) return free
    const id = newId()
    const roles = heldRoles(input)
    await tx.user.create({ data: { id, email: input.email, name: input.name, personId } })
    await tx.userRole.createMany({ data: roleRows(id, roles) })
    audit({
      action: 'user.created',
      ...subject({ id, name: input.name }),
      changes: { email: { from: null, to: input.email }, roles: { from: null, to: rolesInWords(roles) } },
    })
    return ok({ id, name: input.name, linkId: await makeSetPasswordLink(tx, id, now) })
  },
})

/** Name, address and the person in the directory whom the account stands for. */
export const editUser = defineCommand({
  name: 'editUser',
  permission: 'account.admin',
  schema: editUserSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, audit } = context
    await holdAccess(context)
    const user = await loadUser(context, input.userId)
    if (!user) return missing()
    const personId = input.person?.id ?? null
    const before = { name: user.name, email: user.email, personId: user.person?.id ?? null }
    const after = { name: input.name, email: input.email, personId }
    const person = personId ? await tx.person.findUnique({ where: { id: personId }, select: PERSON }) : null
    if (user.version !== input.version) {
      return conflict({
        version: user.version,
        base: {},
        mine: { name: after.name, email: after.email, person: asChosen(person) },
        theirs: { name: before.name, email: before.email, person: asChosen(user.person) },
      })
    }
    const free = await checkIdentityIsFree(context, { id: user.id, email: input.email, personId })
    if (!free.ok) return free
    await tx.user.update({ where: { id: user.id }, data: { ...after, version: { increment: 1 } } })
    const names = { person: user.person?.name ?? null }
    audit({
      action: 'user.edited',
      ...subject({ id: user.id, name: input.name }),
      changes: {
        ...changed(before, after, ['name', 'email']),
        ...changed(names, { person: person?.name ?? null }, ['person']),
      },
    })
    return ok(null)
  },
})

/** Says which roles the account holds from now on; they count from the person's next request. */
export const setUserRoles = defineCommand({
  name: 'setUserRoles',
  permission: 'account.admin',
  schema: setRolesSchema,
  handler: async (context, input): Promise<Result> => {
    const { tx, audit } = context
    await holdAccess(context)
    const loaded = await loadSeenUser(context, input)
    if (!loaded.ok) return loaded
    const user = loaded.value
    const roles = heldRoles(input)
    await tx.userRole.deleteMany({ where: { userId: user.id } })
    await tx.userRole.createMany({ data: roleRows(user.id, roles) })
    await tx.user.update({ where: { id: user.id }, data: { version: { increment: 1 } } })
    const left = await checkAnAdminIsLeft(context)
    if (!left.ok) return left
    audit({
      action: 'user.roles_set',
      ...subject(user),
      changes: { roles: { from: rolesInWords(user.roles), to: rolesInWords(roles) } },
    })
    return ok(null)
  },
})

const PERSON = { id: true, name: true } as const

/** A person as a form's combobox holds one, in a conflict's text. */
const asChosen = (person: { id: string; name: string } | null): string =>
  person ? JSON.stringify({ id: person.id, label: person.name }) : ''

const subject = ({ id, name }: { id: string; name: string }) =>
  ({ subjectType: 'user', subjectId: id, subjectName: name, visitId: null }) as const

function heldRoles(input: { roles: readonly Role[]; actingManagerUntil: string | null }): HeldRole[] {
  const held: HeldRole[] = input.roles.map((role) => ({ role, until: null }))
  if (input.actingManagerUntil) held.push({ role: 'manager', until: input.actingManagerUntil })
  return held
}

const roleRows = (userId: string, roles: readonly HeldRole[]) =>
  roles.map(({ role, until }) => ({ userId, role, until: dayToDb(until) }))

/** One account an address, one account a person. */
async function checkIdentityIsFree(
  { tx }: CommandContext,
  { id, email, personId }: { id: string | null; email: string; personId: string | null },
): Promise<Result> {
  const others = id ? { id: { not: id } } : {}
  const sameEmail = await tx.user.findFirst({ where: { email, ...others }, select: { id: true } })
  if (sameEmail) return invalid('email', 'refusals.accounts.emailTaken')
  if (!personId) return ok(null)
  const person = await tx.person.findUnique({ where: { id: personId }, select: { id: true } })
  if (!person) return invalid('person', 'errors.invalidReference')
  const samePerson = await tx.user.findFirst({ where: { personId, ...others }, select: { name: true } })
  return samePerson ? invalid('person', 'refusals.accounts.personTaken', { name: samePerson.name }) : ok(null)
}
