import './require-node'
import { main } from './main'
import { ensureClient } from './production-build'

// `npm run generate`: the database client, when it is missing or older than the schema.
await main(async () => {
  console.log((await ensureClient()) ? 'Database client made' : 'Database client up to date')
  return 0
})
