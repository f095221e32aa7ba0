import './require-node'
import { readSettings } from '@/lib/platform/env'
import { dataFolder, migrateDatabase, openDatabase } from './database'
import { main } from './main'
import { ensureClient } from './production-build'
import { loadSampleOnRequest, sampleSignIns } from './sample-data'
import { readSecrets } from './secrets'

// `npm run sample`: loads the described visit with its sign-ins into a database that holds no visits.
await main(async () => {
  const settings = readSettings()
  const { sample } = readSecrets(dataFolder(settings))
  await ensureClient()
  const database = await openDatabase(settings, console.log)
  await migrateDatabase(database)
  await loadSampleOnRequest(database, sample)
  console.log(`Sample sign-ins:\n  ${(await sampleSignIns(database.urls.app)).join('\n  ')}\nPassword: ${sample}`)
  return 0
})
