import { atEnd } from '@/lib/platform/cli/main'
import { readSettings } from '@/lib/platform/env'
import { migrate } from '@/lib/platform/postgres/migrate'
import { todayIn } from '@/lib/time/calendar'
import { type BenchCluster, benchDatabase, openBenchCluster } from '@/prisma/bench/cluster'
import { loadBench } from '@/prisma/bench/load'
import { emptyGenerated, readMark } from '@/prisma/bench/mark'
import { progressBar } from '@/prisma/bench/progress'

/** Connection strings of one generated database. */
export type BenchDatabase = { appUrl: string; ownerUrl: string; superuserUrl: string }

/** The server of the generated databases; it ends with this command when this command started it. */
export async function openServer(): Promise<BenchCluster> {
  const cluster = await openBenchCluster()
  atEnd(() => cluster.stop())
  return cluster
}

/** The database of a size, brought to the present schema; made when it is not there or its making broke off. */
export async function benchOf(cluster: BenchCluster, { visits, scale }: { visits: number; scale: number }) {
  const name = benchDatabase({ visits, scale })
  const urls = { owner: cluster.ownerUrl(name), app: cluster.appUrl(name) }
  await cluster.ensureDatabase(name)
  const mark = await readMark(urls.owner)
  if (mark?.state === 'loading') await emptyGenerated(urls.owner)
  await migrate(urls)
  if (mark?.state !== 'loaded') {
    console.log(`Database ${name} is made first, as by \`npm run bench:load -- --visits ${visits} --scale ${scale}\``)
    const today = todayIn(readSettings().HOME_ZONE, new Date())
    await loadBench({ visits, scale, seed: 1, today, ownerUrl: urls.owner, progress: progressBar() })
  }
  return { appUrl: urls.app, ownerUrl: urls.owner, superuserUrl: cluster.superuserUrl(name) }
}
