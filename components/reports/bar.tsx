/** Drawn, not coloured in: paper shows it with its backgrounds off. */
const SHADES = ['fill-primary', 'fill-primary opacity-60', 'fill-primary opacity-30'] as const

/**
 * A bar for what the numbers beside it say; nothing of its own for who does not see it.
 * @param parts from the left, each within the whole; later ones are lighter
 * @param whole what the full width stands for
 */
export function Bar({ parts, whole, late = false }: { parts: readonly number[]; whole: number; late?: boolean }) {
  let left = 0
  return (
    <svg
      aria-hidden
      focusable="false"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="block h-2.5 w-full min-w-16 print:h-1.5"
    >
      <rect x="0" y="0" width="100" height="4" className="fill-line opacity-40 print:opacity-0" />
      {parts.map((part, index) => {
        const width = whole > 0 ? Math.max(0, Math.min(100 - left, (part / whole) * 100)) : 0
        const x = left
        left += width
        const key = `${index}`
        return (
          <rect
            key={key}
            x={x}
            y="0"
            width={width}
            height="4"
            className={late ? 'fill-late' : (SHADES[index] ?? SHADES[2])}
          />
        )
      })}
    </svg>
  )
}
