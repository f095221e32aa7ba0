import path from 'node:path'
import { defineConfig } from 'prisma/config'

// Prisma would download its schema engine here; the bridge beside the schema runs the same engine from an npm package.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'prisma', 'schema-engine.mjs')

export default defineConfig({
  schema: path.join('prisma', 'schema'),
  migrations: { path: path.join('prisma', 'migrations') },
  // Empty for commands that need no database (generate, validate, format).
  datasource: {
    url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL ?? '',
  },
})
