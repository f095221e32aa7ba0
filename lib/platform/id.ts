import { v7 } from 'uuid'
import { UUID } from './id-pattern'

/** A new UUIDv7: sorts by the time it was made, so indexes grow at their end. */
export const newId = (): string => v7()

export const isUuid = (text: string): boolean => UUID.test(text)
