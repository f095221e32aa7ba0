/** A view of a register as its reader sees it. `query` is the address after `?`. */
export type SavedViewRow = {
  id: string
  name: string
  query: string
  shared: boolean
  /** Null: the reader's own. */
  owner: string | null
  /** Put away by the reader. */
  archived: boolean
  /** What the register opens with for the reader. */
  isDefault: boolean
}
