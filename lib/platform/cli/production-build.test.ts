import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './children'

test('every server action stands in a file of actions: none inside a component captures what would need a secret key', () => {
  const sources = ['app', 'components', 'lib'].flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
  const inside = sources
    .filter((file) => !file.includes('.test.'))
    .filter((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8')
      return /^\s*['"]use server['"]/m.test(text) && !/^['"]use server['"]/.test(text)
    })
  expect(inside).toEqual([])
})
