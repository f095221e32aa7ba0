import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from './link'

export const CHAIN_STEPS = ['item', 'readout', 'outcome', 'followUp', 'evidence', 'review', 'closed'] as const
export type ChainKey = (typeof CHAIN_STEPS)[number]
export type ChainState = 'done' | 'current' | 'todo' | 'none'

export type ChainStep = {
  key: ChainKey
  state: ChainState
  /** Instead of the step's own name. */
  label?: string
  /** One line of content: the meeting's title, the outcome's first words. */
  detail?: ReactNode
  tag?: ReactNode
  href?: string
}

const BARS: Record<ChainState, string> = {
  done: 'bg-primary',
  current: 'bg-line',
  todo: 'bg-line',
  none: 'bg-line',
}
const DOTS: Record<ChainState, string> = {
  done: 'border-primary bg-primary',
  current: 'border-primary bg-surface outline-2 outline-offset-1 outline-primary',
  todo: 'border-edge bg-surface',
  none: 'border-dashed border-edge bg-page',
}

/** Tashrif's own mark: from the programme item to the closed follow-up, each step a link, the current one strong. */
export function Chain({ steps }: { steps: readonly ChainStep[] }) {
  const t = useTranslations('shell.chain')
  return (
    <nav aria-label={t('label')} className="no-print mb-6 rounded border border-line bg-surface px-4 py-3">
      <ol className="flex max-lg:flex-col">
        {steps.map((step, index) => (
          <li
            key={step.key}
            className="relative min-w-0 flex-1 max-lg:pb-3 max-lg:pl-6 max-lg:last:pb-0 lg:pt-5 lg:pr-3"
            {...(step.state === 'current' ? { 'aria-current': 'step' as const } : {})}
          >
            <Joint state={step.state} last={index === steps.length - 1} />
            <StepText step={step} label={step.label ?? t(step.key)} state={t(`state.${step.state}`)} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Joint({ state, last }: { state: ChainState; last: boolean }) {
  return (
    <>
      {last ? null : (
        <span
          aria-hidden
          className={`absolute max-lg:top-3 max-lg:bottom-[-0.5rem] max-lg:left-[5px] max-lg:w-0.5 lg:top-[5px] lg:right-0 lg:left-0 lg:h-0.5 ${BARS[state]}`}
        />
      )}
      <span
        aria-hidden
        className={`absolute left-0 size-3 rounded-full border-2 max-lg:top-1.5 lg:top-0 ${DOTS[state]}`}
      />
    </>
  )
}

function StepText({ step, label, state }: { step: ChainStep; label: string; state: string }) {
  const { href, detail, tag } = step
  const strong = step.state === 'current'
  const name = (
    <>
      {label}
      <span className="sr-only"> ({state})</span>
    </>
  )
  return (
    <div className="min-w-0">
      <div className={`text-sm ${strong ? 'font-semibold text-ink' : 'text-muted'}`}>
        {href && !strong ? (
          <Link href={href} className="text-link underline-offset-2 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )}
      </div>
      {detail ? (
        <div
          className={`text-sm lg:line-clamp-2 ${strong ? 'font-semibold' : step.state === 'none' ? 'text-muted' : ''}`}
        >
          {detail}
        </div>
      ) : null}
      {tag ? <div className="mt-0.5">{tag}</div> : null}
    </div>
  )
}
