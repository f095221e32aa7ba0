import { withClient } from '@/lib/platform/postgres/roles'
import { generate } from '@/prisma/bench/generate'
import { makePlan } from '@/prisma/bench/plan'
import { CopySink } from '@/prisma/bench/sink'

const VISITS = 20
const NUMBERED = ['visit', 'programme_item', 'outcome', 'agreement', 'follow_up']

/** Nothing tidies the tables but `measureAll`. */
export async function leaveToUs(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, (client) =>
    client.query(`DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'ALTER TABLE ' || t || ' SET (autovacuum_enabled = false)';
      END LOOP; END $$`),
  )
}

/** Lets the references of records made after this begin where no generated one gets: those begin at 1. */
export async function leaveNumbersToNoise(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    for (const table of NUMBERED)
      await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'number'), 1000000)`)
  })
}

/** Adds an office's visits of some years, generated, to what is there: 20 visits, 1,000 follow-ups, 5,000 events. */
export async function addNoise(superuserUrl: string): Promise<void> {
  const url = new URL(superuserUrl)
  // All tables are filled at once, each by a connection of its own: rows come before those that they refer to.
  url.searchParams.set('options', '-c session_replication_role=replica')
  const sink = await CopySink.start(url.href, { empty: false })
  try {
    const plan = makePlan({ visits: VISITS, scale: 1, seed: 1, today: new Date().toISOString().slice(0, 10) })
    await generate(plan, sink, 'nobody signs in with it', () => sink.drained())
    await sink.finish()
  } finally {
    await sink.close()
  }
  // What triggers would have kept of it.
  await withClient(superuserUrl, (client) =>
    client.query(`SELECT keep_origins((SELECT array_agg(x.id) FROM (
      SELECT id FROM outcome UNION ALL SELECT id FROM agreement) x))`),
  )
}
