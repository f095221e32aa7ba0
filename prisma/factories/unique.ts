import { newId } from '@/lib/platform/id'

let count = 0

/** A number that no earlier call in this process got: titles and names that tests can tell apart. */
export function nextNumber(): number {
  count += 1
  return count
}

/** An address that no other process on the same database makes. */
export const uniqueEmail = (): string => `user-${newId()}@factory.example`
