import type { FieldErrors } from 'react-hook-form'
import type { Message } from '@/lib/platform/result'
import type { FieldRegistry } from './kit'
import { unpackMessage } from './message'

export type Problem = { path: string; message: Message }

/** An entry of the error summary: what to say, and the field to go to when it is on the form. */
export type SummaryItem = { path: string; label: string | null; fieldId: string | null; message: Message }

/** react-hook-form's nested errors as a flat list. */
export function flattenErrors(errors: FieldErrors, prefix = ''): Problem[] {
  const problems: Problem[] = []
  for (const [key, node] of Object.entries(errors as Record<string, unknown>)) {
    if (key === 'ref' || typeof node !== 'object' || node === null) continue
    const path = prefix ? `${prefix}.${key}` : key
    const message = (node as { message?: unknown }).message
    if (typeof message === 'string') problems.push({ path, message: unpackMessage(message) })
    else problems.push(...flattenErrors(node as FieldErrors, path))
  }
  return problems
}

/** One entry a field, in the order in which the fields stand on the page; what is not on the form comes last. */
export function summarise(
  problems: readonly Problem[],
  registry: FieldRegistry,
  fieldId: (name: string) => string,
): SummaryItem[] {
  const items = new Map<string, SummaryItem>()
  for (const { path, message } of problems) {
    const owner = registry.owner(path)
    const name = owner?.name ?? path
    if (items.has(name)) continue
    items.set(name, { path: name, label: owner?.label ?? null, fieldId: owner ? fieldId(owner.name) : null, message })
  }
  return [...items.values()].sort((a, b) => positionOf(a) - positionOf(b) || byPlace(a, b))
}

const positionOf = (item: SummaryItem): number => (item.fieldId ? 0 : 1)

function byPlace(a: SummaryItem, b: SummaryItem): number {
  const [one, other] = [a, b].map(({ fieldId }) => (fieldId ? document.getElementById(fieldId) : null))
  if (!one || !other || one === other) return 0
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** Opens every fold that hides the element, from the outside in. */
export function unfold(id: string): void {
  for (
    let fold = document.getElementById(id)?.closest('details');
    fold;
    fold = fold.parentElement?.closest('details')
  ) {
    fold.open = true
  }
}
