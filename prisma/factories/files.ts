import type { Prisma, Tx } from '@/lib/platform/db'
import { nextNumber } from './unique'
import { visitIdOr } from './visits'

/** A paper that is ready, of a visit (a new one unless `visitId` is given); its bytes are nowhere. */
export async function makeFile(db: Tx, overrides: Partial<Prisma.StoredFileUncheckedCreateInput> = {}) {
  const at = new Date()
  return db.storedFile.create({
    data: {
      state: 'ready',
      name: `paper-${nextNumber()}.txt`,
      mediaType: 'text/plain',
      size: 5,
      sha256: '0'.repeat(64),
      keptSha256: '0'.repeat(64),
      adderName: 'Adder of the file',
      writtenAt: at,
      at,
      ...overrides,
      visitId: await visitIdOr(db, overrides.visitId),
    },
  })
}
