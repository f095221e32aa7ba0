import pg from 'pg'

export type RoleName = 'superuser' | 'owner' | 'app'
export type RolePasswords = Record<RoleName, string>

/** The database of an installation with the built-in Postgres. */
export const DATABASE = 'tashrif'

const USERS: Record<RoleName, string> = { superuser: 'postgres', owner: 'tashrif_owner', app: 'tashrif_app' }

export function roleUser(role: RoleName): string {
  return USERS[role]
}

/** Runs statements on a connection of their own; the connection is closed afterwards. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // Without a listener a connection that the server ends would end this process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

type Options = { passwords: RolePasswords; ownerMakesDatabases?: boolean }

/**
 * Makes the two roles of the built-in server, the owner for migrations and the application's own for data, and the
 * database. Passwords are set again each time, so that the data folder's secrets are what counts.
 */
export async function prepareRoles(
  url: (role: RoleName, database?: string) => string,
  options: Options,
): Promise<void> {
  await withClient(url('superuser', 'postgres'), async (client) => {
    for (const role of ['owner', 'app'] as const) {
      const user = client.escapeIdentifier(USERS[role])
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [USERS[role]])
      if (!found.rowCount) await client.query(`CREATE ROLE ${user}`)
      const mayCreate = role === 'owner' && options.ownerMakesDatabases ? 'CREATEDB' : 'NOCREATEDB'
      await client.query(
        `ALTER ROLE ${user} LOGIN ${mayCreate} PASSWORD ${client.escapeLiteral(options.passwords[role])}`,
      )
      await client.query(`ALTER ROLE ${user} SET timezone = 'UTC'`)
    }
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!found.rowCount) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${USERS.owner} TEMPLATE template0`)
  })
}
