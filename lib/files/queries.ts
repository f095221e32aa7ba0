import type { Actor } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/platform/db'
import { isUuid } from '@/lib/platform/id'
import { visibleFile } from './scope'
import type { FileView } from './types'

const SHOWN = {
  id: true,
  name: true,
  caption: true,
  mediaType: true,
  size: true,
  width: true,
  height: true,
  hasThumbnail: true,
  previewPages: true,
  locationKept: true,
  adderName: true,
  writtenAt: true,
  at: true,
  archivedAt: true,
} as const satisfies Prisma.StoredFileSelect

type Shown = Prisma.StoredFileGetPayload<{ select: typeof SHOWN }>

/** The files of the visit itself that the actor may see, in the order of their coming; archived ones for the inside. */
export const listVisitFiles = (actor: Actor, visitId: string): Promise<FileView[]> =>
  list(actor, { visitId, readoutId: null, followUpId: null, agreementId: null, outsideReportId: null })

/** The files of a readout, in the same order. */
export const listReadoutFiles = (actor: Actor, readoutId: string): Promise<FileView[]> => list(actor, { readoutId })

/** The document of an agreement: its files, in the same order. */
export const listAgreementFiles = (actor: Actor, agreementId: string): Promise<FileView[]> =>
  list(actor, { agreementId })

async function list(actor: Actor, of: Prisma.StoredFileWhereInput): Promise<FileView[]> {
  if (!isUuid(String(of.readoutId ?? of.agreementId ?? of.visitId))) return []
  const files = await db().storedFile.findMany({
    where: { AND: [of, visibleFile(actor)] },
    orderBy: { id: 'asc' },
    select: SHOWN,
  })
  return files.map(fileView)
}

const fileView = ({ adderName, writtenAt, at, archivedAt, mediaType, ...rest }: Shown): FileView => ({
  ...rest,
  mediaType: mediaType ?? '',
  adder: adderName,
  writtenAt: writtenAt.toISOString(),
  at: (at ?? writtenAt).toISOString(),
  archived: archivedAt !== null,
})

/** A file to be served: what is to be said of it. Null when there is none that the actor may see. */
export async function fileToServe(actor: Actor, fileId: string) {
  if (!isUuid(fileId)) return null
  return await db().storedFile.findFirst({
    where: { id: fileId, ...visibleFile(actor) },
    select: {
      id: true,
      name: true,
      mediaType: true,
      size: true,
      keptSha256: true,
      hasThumbnail: true,
      previewPages: true,
    },
  })
}
export type FileToServe = NonNullable<Awaited<ReturnType<typeof fileToServe>>>
