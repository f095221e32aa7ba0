import './require-node'
import { main } from './main'
import { build, ensureClient } from './production-build'
import { Steps } from './steps'

// `npm run build`: the production build, also when it is up to date.
await main(async () => {
  const steps = new Steps(2)
  await steps.run('Database client', async () => ((await ensureClient()) ? 'made' : 'up to date'))
  await steps.run('Build', build, 'about a minute')
  return 0
})
