import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadMessages, type Messages } from './load'

const messages = loadMessages()

function at(path: string): string | Messages | undefined {
  let node: string | Messages | undefined = messages
  for (const part of path.split('.')) node = typeof node === 'object' ? node[part] : undefined
  return node
}

const sources = globSync('{app,components,lib}/**/*.{ts,tsx}')
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

const BINDING = /(?:const|let) (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:'([^']*)')?\)/g

/** Keys written out in calls of a translator, within one top-level declaration. */
function keysUsed(declaration: string): string[] {
  return [...declaration.matchAll(BINDING)].flatMap(([, name, namespace]) => {
    const calls = new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*'([^']+)'`, 'g')
    return [...declaration.matchAll(calls)].map(([, key]) => (namespace ? `${namespace}.${key}` : String(key)))
  })
}

describe('every message that the code names is there', () => {
  it('in calls of a translator', () => {
    const missing = sources.flatMap(({ file, text }) =>
      // A declaration at the margin ends the one before it, and with it what `t` stood for.
      text
        .split(/\n(?=\S)/)
        .flatMap(keysUsed)
        .filter((key) => typeof at(key) !== 'string')
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('in what a schema, a rule or a command answers', () => {
    const missing = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/'((?:errors|refusals)\.[\w.-]+)'/g)]
        .map(([, key]) => String(key))
        .filter((key) => typeof at(key) !== 'string' && !key.endsWith('.'))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('says something', () => {
    const empty: string[] = []
    const walk = (node: Messages, path: string) => {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'object') walk(value, `${path}${key}.`)
        else if (value.trim() === '') empty.push(path + key)
      }
    }
    walk(messages, '')
    expect(empty).toEqual([])
  })
})
