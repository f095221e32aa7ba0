import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Measured } from './measure'

/** How full the lists are: one row each, fifty, and fifty among the records of an office of some years. */
export const SIZES = ['one', 'fifty', 'crowded'] as const
export type Size = (typeof SIZES)[number]
export type Costs = Record<Size, Measured[]>

/** By page; rows and bytes at one, at fifty and crowded. `gzip` is bytes after it. */
export type Budget = Record<string, { queries: number } & Record<Ceiling, number[]>>

/**
 * How much more than its budget a page may cost, as a part of it and in units: dates and ids differ, and what is ready
 * only after the page has begun takes some 600 bytes more, packed or not.
 */
const CEILINGS = {
  rows: { part: 0.1, units: 15 },
  bytes: { part: 0.02, units: 700 },
  gzip: { part: 0.02, units: 700 },
} as const
type Ceiling = keyof typeof CEILINGS

const FILE = path.join(import.meta.dirname, 'budget.json')

export const readBudget = (): Budget => JSON.parse(readFileSync(FILE, 'utf8')) as Budget

export function writeBudget(costs: Costs): void {
  const pages = costs.one.map(({ name, queries }) => {
    const lists = Object.keys(CEILINGS).map((what) => {
      const values = SIZES.map((size) => of(costs, size, name)?.[what as Ceiling])
      return `    "${what}": [${values.join(', ')}]`
    })
    return `  ${JSON.stringify(name)}: {\n    "queries": ${queries},\n${lists.join(',\n')}\n  }`
  })
  writeFileSync(FILE, `{\n${pages.join(',\n')}\n}\n`)
}

const of = (costs: Costs, size: Size, name: string) => costs[size].find((measured) => measured.name === name)

/** Pages that ask Postgres more often because there is more to show, each with what it asked, as sentences. */
export function queriesThatGrow(costs: Costs): string[] {
  return costs.one.flatMap((one) =>
    (['fifty', 'crowded'] as const).flatMap((size) => {
      const more = of(costs, size, one.name)
      if (!more || more.queries === one.queries) return []
      return `${one.name}: ${one.queries} queries at one row, ${more.queries} ${size}:${difference(one, more)}`
    }),
  )
}

const bare = (statement: string) => statement.replace(/ \(\d+ rows\)$/, '')

function difference(one: Measured, more: Measured): string {
  const left = one.statements.map(bare)
  const added = more.statements.map(bare).filter((statement) => {
    const at = left.indexOf(statement)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [...left.map((statement) => `\n  - ${statement}`), ...added.map((statement) => `\n  + ${statement}`)].join('')
}

/** Where a page costs more than its budget, or has none, as sentences. */
export function overBudget(costs: Costs, budget: Budget): string[] {
  const unknown = Object.keys(budget).filter((name) => !of(costs, 'one', name))
  return [
    ...unknown.map((name) => `${name}: in the budget, but no page any more`),
    ...costs.one.flatMap(({ name, queries, statements }) => {
      const allowed = budget[name]
      if (!allowed) return `${name}: has no budget`
      if (queries === allowed.queries) return ceilingsBroken(costs, budget, name)
      return `${name}: ${queries} queries, budget ${allowed.queries}:${statements.map((one) => `\n    ${one}`).join('')}`
    }),
  ]
}

function ceilingsBroken(costs: Costs, budget: Budget, name: string): string[] {
  return SIZES.flatMap((size, index) =>
    (Object.keys(CEILINGS) as Ceiling[]).flatMap((what) => {
      const measured = of(costs, size, name)
      const allowed = budget[name]?.[what][index] ?? 0
      const { part, units } = CEILINGS[what]
      if (!measured || measured[what] <= allowed * (1 + part) + units) return []
      const how = what === 'rows' ? measured.statements.map((one) => `\n    ${one}`).join('') : ''
      return `${name}, ${size}: ${measured[what]} ${what}, budget ${allowed}${how}`
    }),
  )
}
