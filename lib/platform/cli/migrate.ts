import './require-node'
import { readSettings } from '@/lib/platform/env'
import { migrateDatabase, openDatabase } from './database'
import { main } from './main'

// `npm run migrate`: brings the database to the newest migration and sets the rights of the application's role.
await main(async () => {
  const database = await openDatabase(readSettings(), console.log)
  console.log(`Migrations: ${await migrateDatabase(database)}`)
  return 0
})
