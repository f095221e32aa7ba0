import * as z from 'zod/mini'
import { PASSWORD_LENGTH } from '@/lib/auth/password-length'
import { ROLES } from '@/lib/auth/permissions'
import { commandId, edit, id, LIMITS, oneOf, optionalDate, requiredText } from '@/lib/platform/fields'
import { Secret } from './secret'

/** The longest address that mail servers take (RFC 5321, 4.5.3.1.3, without the brackets). */
const LONGEST_EMAIL = 254
const EMAIL = /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)*$/

/** An address of mail in lower case: people type the same one in several ways. */
const email = () =>
  requiredText(LONGEST_EMAIL).check(
    z.overwrite((text) => text.toLowerCase()),
    z.refine((text) => text === '' || EMAIL.test(text), 'errors.invalidEmail'),
  )

// Neither trimmed nor cleaned: every character of a password counts.
const newPassword = () =>
  z.pipe(
    z
      .string('errors.required')
      .check(
        z.minLength(PASSWORD_LENGTH.min, 'errors.passwordTooShort'),
        z.maxLength(PASSWORD_LENGTH.max, 'errors.tooLong'),
      ),
    z.transform((text) => new Secret(text)),
  )

const currentPassword = () =>
  z.pipe(
    z
      .string('errors.required')
      .check(z.minLength(1, 'errors.required'), z.maxLength(PASSWORD_LENGTH.max, 'errors.tooLong')),
    z.transform((text) => new Secret(text)),
  )

const roles = () => z.array(oneOf(ROLES)).check(z.overwrite((list) => ROLES.filter((role) => list.includes(role))))

/** Somebody of the directory, or nobody; the account's form does not make people. */
const person = () => z._default(z.nullable(z.object({ id: id() }, 'errors.invalidReference')), null)

const access = { roles: roles(), actingManagerUntil: optionalDate() }
type Access = { roles: readonly string[]; actingManagerUntil: string | null }

const someRole = z.refine<Access>((v) => v.roles.length > 0 || v.actingManagerUntil !== null, {
  message: 'errors.choose',
  path: ['roles'],
})
/** A manager for good is no acting one: the date would say nothing. */
const managerOnce = z.refine<Access>((v) => !v.roles.includes('manager') || v.actingManagerUntil === null, {
  message: 'refusals.accounts.managerTwice',
  path: ['actingManagerUntil'],
})

const identity = { email: email(), name: requiredText(LIMITS.line), person: person() }

export const createUserSchema = z.object({ ...commandId, ...identity, ...access }).check(someRole, managerOnce)
export const editUserSchema = z.object({ ...commandId, ...edit, userId: id(), ...identity })
export const setRolesSchema = z.object({ ...commandId, ...edit, userId: id(), ...access }).check(someRole, managerOnce)
export const userSchema = z.object({ ...commandId, ...edit, userId: id() })
export const deactivateSamplesSchema = z.object({ ...commandId })

export const changePasswordSchema = z.object({ ...commandId, current: currentPassword(), password: newPassword() })
export const endSessionSchema = z.object({ ...commandId, sessionId: id() })
export const setOwnMailSchema = z.object({ ...commandId, on: z.boolean() })
export const endOtherSessionsSchema = z.object({ ...commandId })

/** 32 bytes in base64url; its form is all that is checked here. */
const token = () => z.string('errors.required').check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'errors.invalid'))

export const setPasswordSchema = z.object({ ...commandId, token: token(), password: newPassword() })
export const firstAdminSchema = z.object({
  ...commandId,
  token: token(),
  email: email(),
  name: requiredText(LIMITS.line),
  password: newPassword(),
})
