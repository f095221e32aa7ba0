import { createHash, randomBytes } from 'node:crypto'
import { uploadFile } from '@/lib/files/upload'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { CUTS, type Cut } from './network'
import type { Outcome } from './scenarios'
import { makeDrafts, makePhone, makeWriter, type World } from './world'

const MEGABYTE = 2 ** 20
const FILES = 10
/** Times that a phone tries again on the whole; each goes on with the parts that are missing. */
const TRIES = 20

/** Papers that are sent over a network that is cut, one of a wrong type under a right name, and one of 60 MB. */
export async function uploads(world: World): Promise<Outcome> {
  let cut = 0
  let well = false
  const nextCut = (): Cut => {
    if (well || Math.random() < 0.7) return 'none'
    cut += 1
    return CUTS[Math.floor(Math.random() * CUTS.length)] ?? 'none'
  }
  const user = await makeWriter()
  const [readoutId = ''] = await makeDrafts(user.id, 1)
  const { visitId } = await db().readout.findUniqueOrThrow({ where: { id: readoutId } })
  const phone = await makePhone(world, user.id, { nextCut })
  globalThis.fetch = (path, init) => phone.fetch(String(path), init ?? {})
  const send = async (id: string, name: string, bytes: Buffer) => {
    const file = { id, name, target: { visitId, readoutId }, keepLocation: false, writtenAt: new Date().toISOString() }
    for (let time = 0; time < TRIES; time += 1) {
      const result = await uploadFile({ ...file, blob: new Blob([new Uint8Array(bytes)]) })
      if (result.ok || result.failure.kind !== 'unavailable') return result
    }
    return null
  }
  let whole = 0
  for (let n = 0; n < FILES; n += 1) {
    const bytes = Buffer.from(randomBytes(1.5 * MEGABYTE).toString('hex'))
    const id = newId()
    const result = await send(id, `Notes ${n}.txt`, bytes)
    const { state, sha256 } = await db().storedFile.findUniqueOrThrow({ where: { id } })
    if (result?.ok && state === 'ready' && sha256 === createHash('sha256').update(bytes).digest('hex')) whole += 1
  }
  well = true
  const program = await send(newId(), 'Programme.pdf', Buffer.concat([Buffer.from('MZ\x90\x00'), randomBytes(4_000)]))
  const large = await send(newId(), 'Film.pdf', Buffer.alloc(60 * MEGABYTE))
  const taken = [program, large].filter((result) => result === null || result.ok).length
  const ready = await db().storedFile.count({ where: { readoutId, state: 'ready' } })
  return {
    figures: { files: FILES, 'requests cut': cut, whole, refused: 2 - taken },
    wrong: { 'not whole': FILES - whole, doubled: ready - whole, 'taken though wrong': taken },
  }
}
