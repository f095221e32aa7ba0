import { SCHEMA as JOBS } from '@/lib/jobs/queues'
import { withClient } from './roles'

/** Tables that the application may add to and read, and never change. */
const INSERT_ONLY = ['audit_event', 'programme_version', 'visit_report_version']

export type GrantOutcome = { separateRoles: boolean }

/**
 * Gives the application's role its rights on the data, and no others: of the migrations it reads which were applied,
 * to say whether it is ready, and it does not change the audit trail. Run after each migration, as the owner.
 *
 * Where one role is both owner and application nothing of this can be held by the database; the caller warns.
 * @param urls connection strings; the application's role is the user of `app`.
 */
export async function grantAppRole(urls: { owner: string; app: string }): Promise<GrantOutcome> {
  const appUser = decodeURIComponent(new URL(urls.app).username)
  await setTimezone(urls.owner)
  await setTimezone(urls.app)
  return withClient(urls.owner, async (client) => {
    const { rows } = await client.query<{ owner: string }>('SELECT current_user AS owner')
    if (rows[0]?.owner === appUser) return { separateRoles: false }
    const app = client.escapeIdentifier(appUser)
    const rights = 'SELECT, INSERT, UPDATE, DELETE'
    await client.query('BEGIN')
    for (const schema of ['public', JOBS]) {
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${app}`)
      await client.query(`GRANT ${rights} ON ALL TABLES IN SCHEMA ${schema} TO ${app}`)
      await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${app}`)
      await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${rights} ON TABLES TO ${app}`)
      await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${app}`)
    }
    const found = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    )
    const tables = new Set(found.rows.map((row) => row.name))
    if (tables.has('_prisma_migrations')) {
      await client.query(`REVOKE ALL ON _prisma_migrations FROM ${app}`)
      await client.query(`GRANT SELECT (migration_name, finished_at, rolled_back_at) ON _prisma_migrations TO ${app}`)
    }
    for (const table of INSERT_ONLY.filter((name) => tables.has(name))) {
      await client.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${client.escapeIdentifier(table)} FROM ${app}`)
    }
    await client.query('COMMIT')
    return { separateRoles: true }
  })
}

/**
 * Sets a role's own session time zone: the Prisma adapter drops the offset of the instants it reads, which is right
 * only when the session is in UTC. Any role may set its own defaults; in the role, since a pooler may refuse it at
 * connecting.
 */
async function setTimezone(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("ALTER ROLE CURRENT_USER SET timezone = 'UTC'")
  })
}
