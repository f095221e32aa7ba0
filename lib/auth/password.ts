import { hash, type Options, verify } from '@node-rs/argon2'
import { PASSWORD_LENGTH } from './password-length'

/** The library's const enum, which a file compiled alone cannot read. */
const ARGON2ID = 2

/** OWASP's second choice for Argon2id: 19 MiB, two passes, one lane. */
const ARGON2: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password that nobody has, made with the same costs: an unknown address then takes as long as a wrong password. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$Jq9r1DZd0ZBVsyCAYVFvNw$0000000000000000000000000000000000000000000'

/** An accented letter typed on two machines can arrive as one character or as two. */
const normal = (password: string) => password.normalize('NFC')

/** The Argon2id hash to keep. Throws RangeError on a length that the input's schema would have refused. */
export async function hashPassword(password: string): Promise<string> {
  const { min, max } = PASSWORD_LENGTH
  if (password.length < min || password.length > max) throw new RangeError(`A password has ${min} to ${max} characters`)
  return await hash(normal(password), ARGON2)
}

/** True when the password is the hash's. With `null` (no such account, no password yet) false, after the same work. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const tooLong = password.length > PASSWORD_LENGTH.max
  const matches = await verify(passwordHash ?? NOBODYS_HASH, tooLong ? '' : normal(password))
  return matches && passwordHash !== null && !tooLong
}
