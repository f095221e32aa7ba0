import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { RolePasswords } from '@/lib/platform/postgres/roles'

/** What an installation with the built-in Postgres keeps to itself. */
export type Secrets = { session: string; sample: string; postgres: RolePasswords }

/** Without letters and digits that look alike: somebody reads it off a terminal. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

function readablePassword(): string {
  const letters = [...randomBytes(64)].filter((byte) => byte < 248).map((byte) => READABLE[byte % READABLE.length])
  return [0, 5, 10, 15].map((at) => letters.slice(at, at + 5).join('')).join('-')
}

/**
 * The secrets of this data folder, made on the first start and readable by their owner only.
 * @param folder absolute; is made when it is not there.
 */
export function readSecrets(folder: string): Secrets {
  const file = path.join(folder, 'secrets.json')
  if (existsSync(file)) {
    chmodSync(file, 0o600)
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  }
  const word = () => randomBytes(24).toString('hex')
  const secrets: Secrets = {
    session: randomBytes(48).toString('base64url'),
    sample: readablePassword(),
    postgres: { superuser: word(), owner: word(), app: word() },
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}
