import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { cloneDatabase, dropDatabase } from '@/lib/platform/postgres/clones'
import { startCluster } from '@/lib/platform/postgres/cluster'
import { migrate } from '@/lib/platform/postgres/migrate'
import { DATABASE, roleUser } from '@/lib/platform/postgres/roles'
import { readSecrets } from './secrets'

// A built-in Postgres for development, apart from `npm start` and its data: `npx tsx lib/platform/cli/devdb.ts`.
// It runs until Ctrl-C; the owner may make databases, as `prisma migrate dev` does.
const folder = path.resolve('.data', 'dev')
const secrets = readSecrets(folder)
// `--reset` begins with an empty database, for when a migration that is not released yet was changed.
const reset = process.argv.includes('--reset')
const cluster = await startCluster({
  folder,
  passwords: secrets.postgres,
  durable: true,
  ownerMakesDatabases: true,
  notice: console.log,
})
const variables = [
  `DATABASE_URL=${cluster.url('app')}`,
  `DATABASE_OWNER_URL=${cluster.url('owner')}`,
  `SESSION_SECRET=${secrets.session}`,
]
writeFileSync(path.join(folder, 'env'), `${variables.join('\n')}\n`, { mode: 0o600 })
console.log(`${variables.join('\n')}\n(also in ${path.join('.data', 'dev', 'env')})`)
if (reset) {
  await dropDatabase(cluster.url('superuser', 'postgres'), DATABASE)
  await cloneDatabase(cluster.url('superuser', 'postgres'), 'template0', DATABASE, roleUser('owner'))
}
try {
  const { applied } = await migrate({ owner: cluster.url('owner'), app: cluster.url('app') })
  console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'No new migration')
} catch (error) {
  console.error((error as Error).message)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cluster.stop().then(() => process.exit(0)))
await cluster.lost
