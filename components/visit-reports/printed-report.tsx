import type { TextDocument } from '@/lib/exports/docx-types'
import { ReportDocument } from './report-document'

/** A visit report for paper: at the foot of every sheet which version and which copy it is. */
export function PrintedReport({ document }: { document: TextDocument }) {
  return (
    // A table's foot that is not to be broken is the one thing that every browser repeats on each printed page.
    <div className="table w-full font-serif">
      <div className="table-footer-group break-inside-avoid">
        <p className="print-foot hidden pt-4 text-sm text-muted print:block">{document.foot}</p>
      </div>
      <div className="table-row-group">
        <ReportDocument document={document} titled />
        <p className="mt-6 text-sm text-muted print:hidden">{document.foot}</p>
      </div>
    </div>
  )
}
