import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { filesOfShell } from './built-files'

const root = mkdtempSync(path.join(tmpdir(), 'built-'))
afterAll(() => rmSync(root, { recursive: true }))

function put(file: string, text: string) {
  const whole = path.join(root, '.next', file)
  mkdirSync(path.dirname(whole), { recursive: true })
  writeFileSync(whole, text)
}

describe('the files of the shell', () => {
  it('cannot be told where the build has no such page', () => {
    put('server/app/(desk)/page_client-reference-manifest.js', '')
    expect(() => filesOfShell(root)).toThrow('no page "road"')
  })

  it('are those that its lists name and what these name in turn, and none of other pages', () => {
    put('build-manifest.json', '{"rootMainFiles":["static/chunks/main.js"]}')
    put(
      'server/app/(road)/road/[[...screen]]/page_client-reference-manifest.js',
      '"/_next/static/chunks/road-1~a.js","static/chunks/look.css"',
    )
    put('server/app/(desk)/page_client-reference-manifest.js', '"static/chunks/desk.js"')
    put('static/chunks/road-1~a.js', 'import("static/chunks/editor.js")')
    put('static/chunks/editor.js', 'back to "static/chunks/road-1~a.js"')
    put('static/chunks/look.css', 'url(../media/inter-cyrillic.abc.woff2) url(../media/inter-vietnamese.abc.woff2)')
    expect([...filesOfShell(root)].sort()).toEqual([
      'static/chunks/editor.js',
      'static/chunks/look.css',
      'static/chunks/main.js',
      'static/chunks/road-1~a.js',
      'static/media/inter-cyrillic.abc.woff2',
    ])
  })
})
