import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings, type Settings } from '@/lib/platform/env'
import { tryPort } from '@/lib/platform/postgres/ports'
import { watchLaunchers } from './ancestors'
import { ended, keepWords, letOut, startScript } from './children'
import { applicationVariables, dataFolder, migrateDatabase, type OpenDatabase, openDatabase } from './database'
import { end, Refusal } from './main'
import { build, ensureClient, isBuilt, NEXT } from './production-build'
import { loadSampleOnce, sampleSignIns } from './sample-data'
import { readSecrets } from './secrets'
import { processCount, startServer } from './server-process'
import { Steps } from './steps'

const ANSWERS_WITHIN_MS = 120_000

/**
 * The whole of `npm start` and `npm run dev`: database, migrations, sample, build, server; runs until it is stopped.
 * @returns the exit code when the server ends by itself.
 */
export async function launch(mode: 'start' | 'dev'): Promise<number> {
  watchLaunchers(() => void end(0))
  const settings = readSettings()
  const secrets = await checkBeforehand(settings)
  const steps = new Steps(6)
  await steps.run('Database client', async () => ((await ensureClient()) ? 'made' : 'up to date'))
  const which = settings.DATABASE_URL ? 'Connecting to DATABASE_URL' : 'Starting the built-in Postgres'
  const database = await steps.run(which, () => openDatabase(settings, (sentence) => console.log(`      ${sentence}`)))
  database.lost.then(() => stopWithoutDatabase())
  await steps.run('Migrations', () => migrateDatabase(database))
  await steps.run('Sample visit', () => prepareSample(settings, database, secrets.sample))
  await steps.run('Build', () => prepareBuild(mode), mode === 'start' && !isBuilt() ? 'about a minute' : undefined)
  const variables = applicationVariables(settings, database, secrets.session)
  const server = mode === 'dev' ? startDevelopment(settings, variables) : startProduction(settings, variables)
  const over = ended(server)
  const said = keepWords(server)
  await steps.run('Server', () => answers(settings, over, said))
  letOut(server)
  await greet(settings, database, secrets.sample, variables)
  const code = await over
  return typeof code === 'number' ? code : 1
}

function startDevelopment(settings: Settings, variables: Record<string, string>): ChildProcess {
  const args = ['dev', '--port', String(settings.PORT), '--hostname', listenOn(settings)]
  return startScript(NEXT, args, { output: 'inherit', env: { ...variables, NODE_ENV: 'development' } })
}

function startProduction(settings: Settings, variables: Record<string, string>): ChildProcess {
  const listen = { port: settings.PORT, hostname: listenOn(settings), processes: processCount(settings) }
  return startServer(listen, { output: 'held', env: variables })
}

/** What can be refused at once is refused before anything long begins. */
async function checkBeforehand(settings: Settings): Promise<{ session: string; sample: string }> {
  if ((await tryPort(settings.PORT, listenOn(settings))) === null) {
    throw new Refusal(
      `Port ${settings.PORT} is taken by another program. Stop it, or choose another port: PORT=${settings.PORT + 1} npm start`,
    )
  }
  if (!settings.DATABASE_URL) {
    const secrets = readSecrets(dataFolder(settings))
    return { sample: secrets.sample, session: settings.SESSION_SECRET ?? secrets.session }
  }
  if (!settings.SESSION_SECRET) {
    throw new Refusal(
      'SESSION_SECRET is not set. With DATABASE_URL the secret for sessions comes from the environment, the same for\n' +
        'every process: give at least 32 random characters, for example from `openssl rand -base64 48`.',
    )
  }
  return { sample: '', session: settings.SESSION_SECRET }
}

/** By its number: the name may stand for two addresses, of which a program would take only one. */
function listenOn({ HOST }: Settings): string {
  return HOST === 'localhost' ? '127.0.0.1' : HOST
}

function stopWithoutDatabase(): void {
  console.error(
    'The built-in Postgres has ended and does not come up again; its log is in the data folder, postgres/log.',
  )
  void end(1)
}

async function prepareSample(settings: Settings, database: OpenDatabase, password: string): Promise<string> {
  if (!database.builtIn) return 'not with DATABASE_URL (`npm run sample` loads it)'
  return loadSampleOnce(database, dataFolder(settings), password)
}

async function prepareBuild(mode: 'start' | 'dev'): Promise<string> {
  if (mode === 'dev') return 'as pages are asked for'
  if (isBuilt()) return 'up to date'
  await build()
  return 'made'
}

/** Waits until a page is served. */
async function answers(settings: Settings, over: Promise<number | string>, said: () => string): Promise<void> {
  let ending: number | string | undefined
  void over.then((code) => {
    ending = code
  })
  const limit = Date.now() + ANSWERS_WITHIN_MS
  const address = `http://${listenOn(settings).includes(':') ? `[${listenOn(settings)}]` : listenOn(settings)}:${settings.PORT}`
  while (Date.now() < limit) {
    if (ending !== undefined) throw new Error(`The server ended while it started (${ending}).\n${said()}`)
    const answer = await fetch(`${address}/sign-in`, { redirect: 'manual' }).catch(() => null)
    await answer?.arrayBuffer()
    if (answer && answer.status < 500) return
    await sleep(200)
  }
  throw new Error(`The server does not answer.\n${said()}`)
}

async function greet(
  settings: Settings,
  database: OpenDatabase,
  password: string,
  variables: Record<string, string>,
): Promise<void> {
  Object.assign(process.env, variables)
  const { createFirstAdminLink } = await import('@/lib/auth/first-admin')
  const link = await createFirstAdminLink(new Date())
  const samples = database.builtIn ? await sampleSignIns(database.urls.app) : []
  const lines = ['']
  if (link)
    lines.push(
      'There is no user yet. This link makes the first admin, once, within a day:',
      `  ${settings.APP_URL}${link}`,
      '',
    )
  if (samples.length)
    lines.push('Sample sign-ins:', ...samples.map((email) => `  ${email}`), `Password: ${password}`, '')
  console.log(`${lines.join('\n')}\nReady on ${settings.APP_URL}`)
}
