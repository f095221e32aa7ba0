import { randomUUID } from 'node:crypto'
import { cookieNames } from '@/lib/auth/cookies'
import { openSession } from '@/lib/auth/session'
import { sessionToken } from '@/lib/auth/token'
import { atEnd } from '@/lib/platform/cli/main'
import { db } from '@/lib/platform/db'
import { freePort } from '@/lib/platform/postgres/ports'
import { DATABASE } from '@/lib/platform/postgres/roles'
import { migratedCluster } from '@/lib/platform/testing/throwaway-cluster'
import { makeUser } from '@/prisma/factories/accounts'
import { makeItem } from '@/prisma/factories/programme'
import { makeReadout } from '@/prisma/factories/readouts'
import { makeVisit } from '@/prisma/factories/visits'
import { type ServerProcess, serverProcess } from '../fixtures/server-process'
import { type Network, startNetwork } from './network'
import { newTally, Phone, type Tally } from './phone'

export type World = {
  server: ServerProcess
  network: Network
  appUrl: string
  ownerUrl: string
  superuserUrl: string
  tally: Tally
}

/** A Postgres, a server process from the production build, and a bad network before it. */
export async function makeWorld(): Promise<World> {
  // What is acknowledged outlives a crash: as in earnest, unlike in the other tests.
  const cluster = await migratedCluster({ durable: true })
  atEnd(() => cluster.stop())
  const secret = `${randomUUID()}${randomUUID()}`
  const port = await freePort()
  const appUrl = `http://localhost:${port}`
  Object.assign(process.env, { DATABASE_URL: cluster.url('app'), SESSION_SECRET: secret, APP_URL: appUrl })
  const urls = { databaseUrl: cluster.url('app'), directUrl: cluster.url('app') }
  const server = serverProcess({ ...urls, port, appUrl, secret })
  await server.start()
  atEnd(() => server.stop())
  const network = await startNetwork(() => port)
  atEnd(() => network.stop())
  const superuserUrl = cluster.url('superuser', DATABASE)
  return { server, network, appUrl, ownerUrl: cluster.url('owner'), superuserUrl, tally: newTally() }
}

/** Somebody of the staff with an account. */
export const makeWriter = () => makeUser(db(), { roles: ['staff'] })

/** A phone of this person, signed in. */
export async function makePhone(
  world: World,
  userId: string,
  more: Partial<ConstructorParameters<typeof Phone>[0]> = {},
) {
  const value = await sessionToken(await openSession(userId, new Date()))
  const cookie = `${cookieNames(world.appUrl).session}=${value}`
  const phone = new Phone({ userId, cookie, url: world.network.url, appUrl: world.appUrl, tally: world.tally, ...more })
  await phone.box()
  return phone
}

/** Drafts to write in, each of a held meeting of one visit. */
export async function makeDrafts(writerId: string, count: number): Promise<string[]> {
  const visit = await makeVisit(db(), { status: 'under_way', team: [writerId] })
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const item = await makeItem(db(), { visitId: visit.id, status: 'held' })
    ids.push((await makeReadout(db(), { itemId: item.id, writerId })).id)
  }
  return ids
}
