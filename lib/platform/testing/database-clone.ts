import { randomUUID } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { dropDatabase, withDatabase } from '@/lib/platform/postgres/clones'
import { cloneTemplate } from './throwaway-cluster'

// Before each test file: a database of its own, so that no file sees another's data. Whatever the file imports reads
// these variables, as in the running application: DATABASE_URL with the application's role.
const { admin, owner, app } = inject('postgres')
const name = `test_${randomUUID().replaceAll('-', '')}`
await cloneTemplate(admin, name)
process.env.DATABASE_URL = withDatabase(app, name)
process.env.DATABASE_OWNER_URL = withDatabase(owner, name)
process.env.DATABASE_DIRECT_URL = process.env.DATABASE_URL
process.env.SESSION_SECRET = 'a session secret for tests alone, forty-eight long'
process.env.LOG_LEVEL ??= 'silent'

afterAll(async () => {
  await (globalThis as { tashrifDb?: { $disconnect(): Promise<void> } }).tashrifDb?.$disconnect()
  await dropDatabase(admin, name)
})
