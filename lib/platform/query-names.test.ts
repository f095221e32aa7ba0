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
  return given && ts.isTemplateExpression(given) ? given.head.text : ''
}

const nameOf = ({ text, domain }: Statement) =>
  new RegExp(`^/\\* (${domain}\\.[a-z]+(?:-[a-z]+)*) \\*/ ?`).exec(text)?.[1]

const statements = globSync('lib/**/*.ts', { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => rawStatements(file, readFileSync(path.join(ROOT, file), 'utf8')))

it('finds a statement however it is written, and one without a name', () => {
  const plain = (text: string) => rawStatements('lib/visits/queries.ts', text).map(nameOf)
  expect(plain('db().$queryRaw<{ a: Map<string, X> }[]>`/* visits.list */\n SELECT 1`')).toEqual(['visits.list'])
  expect(plain('tx.$executeRaw`/* visits.list */ SELECT $' + '{1}`')).toEqual(['visits.list'])
  expect(plain('db().$queryRawUnsafe<X>(`/* visits.list */ $' + '{text}`, ...values)')).toEqual(['visits.list'])
  for (const text of ['`SELECT 1`', '(query)', '`/* people.list */ SELECT 1`', '`SELECT /* visits.list */ 1`']) {
    expect(plain(`db().$queryRaw${text}`)).toEqual([undefined])
  }
})

it('every raw statement begins with its name, /* domain.what */', () => {
  expect(statements.length).toBeGreaterThan(30)
  expect(statements.filter((statement) => !nameOf(statement)).map(({ where }) => where)).toEqual([])
})

it('a name stands for one statement', () => {
  const names = statements.map(nameOf)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
