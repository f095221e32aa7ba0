import { withClient } from './roles'

/**
 * Makes a database as a copy of another, which nobody may be connected to (some 40 ms).
 * @param adminUrl a connection that may create databases, to a database other than the template.
 */
export async function cloneDatabase(adminUrl: string, template: string, name: string, owner: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const [to, from, by] = [name, template, owner].map((word) => client.escapeIdentifier(word))
    await client.query(`CREATE DATABASE ${to} TEMPLATE ${from} OWNER ${by}`)
  })
}

/** Removes a database and ends the connections to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
  })
}

/** The same connection string for another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
