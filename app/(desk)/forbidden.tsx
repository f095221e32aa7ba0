import { NotHere } from '@/components/shell/not-here'

/** A page that this person's roles do not open, inside the frame. */
export default function DeskForbidden() {
  return <NotHere kind="forbidden" />
}
