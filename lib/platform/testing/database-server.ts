import type { TestProject } from 'vitest/node'
import { migratedCluster } from './throwaway-cluster'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection strings of the run's Postgres; the database in them is the template. */
    postgres: { admin: string; owner: string; app: string }
  }
}

/** Once a run: a Postgres of its own with one migrated database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await migratedCluster()
  project.provide('postgres', {
    admin: cluster.url('superuser', 'postgres'),
    owner: cluster.url('owner'),
    app: cluster.url('app'),
  })
  return () => cluster.stop()
}
