import type { ReactNode } from 'react'
import type { OpenedProgramme } from '@/lib/versions/opened'
import { PocketDay } from './pocket-programme'
import { PrintedDaySection, printedDays } from './printed-days'

type Props = { programme: OpenedProgramme; head: ReactNode; foot: string; pocket: boolean }

/**
 * The programme as a document, one day after another.
 * @param foot stands at the foot of every page: which version this is
 * @param pocket small, in four columns of a sheet across, to be folded
 */
export function PrintedProgramme({ programme, head, foot, pocket }: Props) {
  const { homeZone } = programme.visit
  const days = printedDays(programme)
  return (
    // A table's foot that is not to be broken is the one thing that every browser repeats on each printed page.
    <div className={`table w-full font-serif ${pocket ? 'pocket' : ''}`}>
      <div className="table-footer-group break-inside-avoid">
        <p className="print-foot hidden pt-4 text-sm text-muted print:block">{foot}</p>
      </div>
      <div className="table-row-group">
        {pocket ? (
          <div className="pocket-columns">
            <header className="mb-2 border-b border-ink pb-1">{head}</header>
            {days.map((day) => (
              <PocketDay key={day.key} day={day} homeZone={homeZone} />
            ))}
          </div>
        ) : (
          <>
            <header className="mb-6 border-b-2 border-ink pb-3">{head}</header>
            {days.map((day) => (
              <PrintedDaySection key={day.key} day={day} homeZone={homeZone} />
            ))}
          </>
        )}
        <p className="mt-6 text-sm text-muted print:hidden">{foot}</p>
      </div>
    </div>
  )
}
