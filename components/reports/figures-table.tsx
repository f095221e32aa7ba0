import type { ReactNode } from 'react'

/** A small table of figures: what is counted, with its bar under it where there is one, and the figures at the right. */
export function FiguresTable(props: {
  caption: string
  heads: readonly string[]
  rows: readonly { key: string; label: ReactNode; note?: ReactNode; bar?: ReactNode; figures: readonly ReactNode[] }[]
}) {
  const { caption, heads, rows } = props
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-sm text-muted">
        <tr>
          {heads.map((head, index) => (
            <th
              key={head}
              scope="col"
              className={`py-1 font-normal ${index > 0 ? 'min-w-20 pl-4 text-right align-bottom sm:whitespace-nowrap' : 'align-bottom'}`}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, note, bar, figures }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="w-full py-1.5 align-top font-normal print:py-0.5">
              <span>{label}</span>
              {bar ? <div className="mt-1 mb-0.5">{bar}</div> : null}
              {note ? <p className="text-sm text-muted">{note}</p> : null}
            </th>
            {figures.map((figure, index) => (
              <td
                key={heads[index + 1]}
                className="py-1.5 pl-4 text-right align-top tabular-nums whitespace-nowrap print:py-0.5"
              >
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
