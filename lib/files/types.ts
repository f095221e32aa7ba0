/** What a file belongs to: the visit itself, or a readout, follow-up or agreement of it. */
export type FileTarget = {
  visitId: string
  readoutId?: string | null
  followUpId?: string | null
  agreementId?: string | null
}

/** A file as lists show it. */
export type FileView = {
  id: string
  name: string
  caption: string | null
  mediaType: string
  /** Bytes. */
  size: number
  width: number | null
  height: number | null
  hasThumbnail: boolean
  /** One for a picture, the first pages of a PDF, 0 where there is none to show. */
  previewPages: number
  locationKept: boolean
  adder: string
  /** Instants: when it was taken up on the device, and when it was here. */
  writtenAt: string
  at: string
  archived: boolean
}

export type FileState = 'receiving' | 'ready' | 'refused'

/** How far an upload has come. */
export type UploadState = { state: FileState; size: number; parts: number[] }

export type Served = 'original' | 'preview' | 'thumbnail'
