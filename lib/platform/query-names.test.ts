import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const RAW = /^\$(query|execute)Raw(Unsafe)?$/

type Statement = { where: string; domain: string; text: string }

/** Every raw statement of a source: the beginning of its template, or nothing when it is not written as one. */
function rawStatements(file: string, source: string): Statement[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Statement[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && RAW.test(node.name.text)) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ where: `${file}:${line}`, domain: file.split('/')[1] ?? '', text: template(node.parent) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function template(use: ts.Node): string {
  const given = ts.isTaggedTemplateExpression(use)
    ? use.template
    : ts.isCallExpression(use)
      ? use.arguments[0]
      : undefined
  if (given && ts.isNoSubstitutionTemplateLiteral(given)) return given.text
  if (!given || !ts.isTemplateExpression(given)) return ''
  return given.head.text + given.templateSpans.map((span) => GIVEN + span.literal.text).join('')
}

/** Stands for what is put in when it runs. A function that runs others' statements takes their name as well. */
const GIVEN = '$' + '{}'

function nameOf({ text, domain }: Statement): string | undefined {
  const name = /^\s*\/\* (\S+) \*\/\s/.exec(`${text} `)?.[1]
  return name === GIVEN || (name && new RegExp(`^${domain}\\.[a-z]+(-[a-z]+)*$`).test(name)) ? name : undefined
}

const sources = globSync('lib/**/*.ts', { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts') && !file.includes('/testing/'))
  .map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')] as const)
const statements = sources.flatMap(([file, source]) => rawStatements(file, source))

it('finds a statement however it is written, and one without a name', () => {
  const plain = (text: string) => rawStatements('lib/visits/queries.ts', text).map(nameOf)
  expect(plain('db().$queryRaw<{ a: Map<string, X> }[]>`/* visits.list */\n SELECT 1`')).toEqual(['visits.list'])
  expect(plain('tx.$executeRaw`/* visits.list */ SELECT $' + '{1}`')).toEqual(['visits.list'])
  expect(plain('db().$queryRawUnsafe<X>(`/* visits.list */ $' + '{text}`, ...values)')).toEqual(['visits.list'])
  expect(plain('tx.$queryRawUnsafe(`/* $' + '{name} */ $' + '{sql}`)')).toEqual([GIVEN])
  for (const text of ['`SELECT 1`', '(query)', '`/* people.list */ SELECT 1`', '`SELECT /* visits.list */ 1`']) {
    expect(plain(`db().$queryRaw${text}`)).toEqual([undefined])
  }
})

it('every raw statement begins with its name, /* domain.what */', () => {
  expect(statements.length).toBeGreaterThan(30)
  expect(statements.filter((statement) => !nameOf(statement)).map(({ where }) => where)).toEqual([])
})

it('a name stands for one statement', () => {
  const names = statements.map(nameOf).filter((name) => name !== GIVEN)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

/** What outlives its transaction in a session: behind a pooler the next transaction may get another. */
const OF_A_SESSION: [what: string, pattern: RegExp][] = [
  ['a setting', /\bset_config\([^`]*?,\s*false\)|[`;]\s*(?:\/\*[^*]*\*\/\s*)?SET\s+(?!LOCAL|TRANSACTION)/i],
  ['a lock', /pg_(?:try_)?advisory_(?:lock|unlock)/],
  ['a temporary table', /CREATE\s+TEMP/i],
  ['listening', /[`'"]\s*(?:UN)?LISTEN\s/],
  ['a prepared statement', /[`'"]\s*PREPARE\s|statementNameGenerator\s*[:(]/],
  ['a cursor held open', /\bWITH HOLD\b/],
]
const ofASession = (source: string) => OF_A_SESSION.filter(([, pattern]) => pattern.test(source)).map(([what]) => what)

it('finds what needs a session of its own', () => {
  for (const [source, what] of [
    ["`/* a.b */ SELECT set_config('x', $" + "{'y'}, false)`", 'a setting'],
    ['`/* a.b */\n SET lock_timeout = 1`', 'a setting'],
    ['`SELECT pg_advisory_lock(1)`', 'a lock'],
    ["client.query('LISTEN changes')", 'listening'],
  ] as const) {
    expect(ofASession(source)).toEqual([what])
  }
  expect(ofASession("`SELECT set_config('x', 'y', true)`; `SET LOCAL x = 1`; `UPDATE a SET b = 1`")).toEqual([])
})

// Migrations and the commands of the start go past a pooler (DATABASE_DIRECT_URL).
const DIRECT = /^lib\/platform\/(cli|postgres)\//

it('no statement leaves anything in its session', () => {
  const leaving = sources
    .filter(([file]) => !DIRECT.test(file))
    .flatMap(([file, source]) => ofASession(source).map((what) => `${file}: ${what}`))
  expect(leaving).toEqual([])
})
