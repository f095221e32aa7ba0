import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import type { Actor } from '@/lib/auth/permissions'
import { setSectionRelease } from '@/lib/readouts/actions'
import { canMarkReadout } from '@/lib/readouts/policy'
import type { ReadoutView } from '@/lib/readouts/types'
import { HandlingControl } from './handling-control'
import { ReleaseTag, RestrictedTag } from './release-tags'

type Props = { readout: ReadoutView; actor: Actor }

/**
 * Who may see the readout, and which of its sections may leave the office; the way to what may, which is all of it for
 * a reader without drafts.
 */
export function ReleasePanel({ readout, actor }: Props) {
  const t = useTranslations('release')
  const may = canMarkReadout(actor, { ...readout, visitStatus: readout.visit.status })
  const restricted = readout.handling === 'restricted'
  const open = <Link href={`/readouts/${readout.id}/release`}>{t('panel.open')}</Link>
  if (readout.positionsHidden) return <p className="mb-8">{open}</p>
  return (
    <Section id="release" title={t('panel.title')} boxed>
      <div className="mb-4 grid justify-items-start gap-2">
        <p>
          {restricted ? <RestrictedTag /> : <strong>{t('internal')}</strong>}{' '}
          {t(restricted ? 'panel.restricted' : 'panel.internal')}
        </p>
        {may ? <HandlingControl readout={readout} /> : null}
      </div>
      <ul className="mb-4 border-t border-line">
        {sectionsOf(readout, t).map((row) => (
          <li
            key={row.key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
          >
            <span className="min-w-0 break-words">
              {row.title} <ReleaseTag releasable={row.releasable} />
            </span>
            {may && row.marked ? <Toggle readout={readout} row={row} /> : null}
          </li>
        ))}
      </ul>
      {open}
    </Section>
  )
}

type Row = { key: string; title: string; releasable: boolean; marked: boolean }

/** Those that can be marked, between the press line, which always may leave, and positions, which never. */
function sectionsOf({ sections }: ReadoutView, t: ReturnType<typeof useTranslations<'release'>>): Row[] {
  // What is typed on the same page may be saved by now: the discussion is offered, and refused while nothing is there.
  const discussion = { key: 'discussion', title: null, releasable: false }
  const written = sections.some(({ key }) => key === 'discussion') ? sections : [discussion, ...sections]
  const marked = written
    .filter(({ key }) => key !== 'pressLine' && key !== 'positions')
    .map(({ key, title, releasable }) => ({ key, title: title ?? t('section.discussion'), releasable, marked: true }))
  return [
    { key: 'pressLine', title: t('section.pressLine'), releasable: true, marked: false },
    ...marked,
    { key: 'positions', title: t('section.positions'), releasable: false, marked: false },
  ]
}

function Toggle({ readout, row }: { readout: ReadoutView; row: Row }) {
  const t = useTranslations('release.panel')
  const label = t(row.releasable ? 'withhold' : 'release')
  return (
    <ActionButton
      action={setSectionRelease}
      input={{ readoutId: readout.id, key: row.key, releasable: !row.releasable }}
      label={label}
      tone="quiet"
      done={t(row.releasable ? 'withheld' : 'released')}
      {...(readout.status === 'final' ? { reason: 'required' as const, explain: <p>{row.title}</p> } : {})}
    />
  )
}
