import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { newId } from '@/lib/platform/id'
import { goneFiles } from './gone'
import { keys, openStore } from './store'

const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-gone-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = () => openStore({ kind: 'local', folder })

it('names the files that the store no longer has', async () => {
  const [kept, lost] = [newId(), newId()]
  await (await store()).put(keys.original(kept), Buffer.from('kept'))
  expect(await goneFiles([kept, lost], store)).toEqual(new Set([lost]))
  expect(await goneFiles([], () => Promise.reject(new Error('is not asked')))).toEqual(new Set())
})

it('calls no file gone when the store does not answer', async () => {
  const never = new Promise<never>(() => {})
  expect(await goneFiles([newId()], () => Promise.reject(new Error('away')))).toEqual(new Set())
  expect(await goneFiles([newId()], () => never)).toEqual(new Set())
})
