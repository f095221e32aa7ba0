import { ROLES, type Role } from '@/lib/auth/permissions'
import { withClient } from '@/lib/platform/postgres/roles'
import { BENCH_PASSWORD, benchEmail } from '@/prisma/bench/landmarks'
import { READ_CASES } from './cases'
import type { BenchDatabase } from './database'
import type { Ask } from './load'
import type { Places } from './places'
import { type Jar, signIn, signInRequest } from './sign-in'
import { prepareWrites, WRITE_CASES } from './writes'

/** What is measured: the requests of a case, by client. */
export type Subject = { name: string; kind: 'read' | 'counts' | 'write' | 'sign-in'; next: (client: number) => Ask }

export type Session = { url: string; database: BenchDatabase; at: Places; jars: Record<Role, Jar> }

/** Signs in the first person of each role. */
export async function signInAll(url: string): Promise<Record<Role, Jar>> {
  const jars = {} as Record<Role, Jar>
  for (const role of ROLES) jars[role] = await signIn(url, benchEmail(role), BENCH_PASSWORD)
  return jars
}

/** The pages, in the order of their table. */
export function readSubjects({ at, jars }: Pick<Session, 'at' | 'jars'>): Subject[] {
  return READ_CASES.map(({ name, role, path, marker, kind }): Subject => {
    const wanted: Ask = { path: path(at), marker: marker(at), headers: { Cookie: jars[role] } }
    return { name, kind: kind ?? 'read', next: () => wanted }
  })
}

/** The changes, then signing in. */
export async function otherSubjects(session: Session): Promise<Subject[]> {
  const { url, database, at, jars } = session
  const writes = WRITE_CASES.map(async (one): Promise<Subject> => {
    const jar = jars[one.role]
    return {
      name: one.name,
      kind: 'write',
      next: await prepareWrites(one, { ownerUrl: database.ownerUrl, url, jar, at }),
    }
  })
  return [...(await Promise.all(writes)), await signInSubject(url, database.ownerUrl)]
}

/** Each client is somebody else: many attempts for one account at a time are refused. */
async function signInSubject(url: string, ownerUrl: string): Promise<Subject> {
  const sql = `SELECT email FROM user_account WHERE deactivated_at IS NULL AND email LIKE 'bench-staff-%' ORDER BY id LIMIT 8`
  const { rows } = await withClient(ownerUrl, (client) => client.query<{ email: string }>(sql))
  const forms = await Promise.all(rows.map(({ email }) => signInRequest(url, email, BENCH_PASSWORD)))
  const next = (client: number) => {
    const form = forms[client % forms.length]
    if (!form) throw new Error('The database has nobody to sign in.')
    return form
  }
  return { name: 'sign-in', kind: 'sign-in', next }
}

/** All pages in turn, each client beginning elsewhere. */
export function mix(subjects: readonly Subject[]): (client: number, turn: number) => Ask {
  const pages = subjects.filter(({ kind }) => kind === 'read')
  return (client, turn) => {
    const page = pages[(client * 7 + turn) % pages.length]
    if (!page) throw new Error('There is no page to ask for.')
    return page.next(client)
  }
}
