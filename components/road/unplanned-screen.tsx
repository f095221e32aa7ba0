'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { newId } from '@/lib/platform/id'
import type { ItemType } from '@/lib/programme/values'
import { onToday } from '@/lib/sync/on-now'
import type { VisitPack } from '@/lib/sync/types'
import { wallClockIn } from '@/lib/time/wall-clock'
import { isOpenForChange } from '@/lib/visits/workflow'
import { Chips } from './chips'
import { OrganisationField, organisationChoice } from './organisation-field'
import { useRoad } from './road-data'
import { ScreenHead } from './screen-head'
import { useKept } from './use-kept'
import { goTo } from './use-screen'

/** The kinds of meeting that happen by themselves. */
const TYPES = ['meeting', 'courtesy_call', 'site_visit', 'presentation'] as const satisfies readonly ItemType[]

/** A meeting that was in no programme: its title, with whom, and that it is now. */
export function UnplannedScreen({ visitId }: { visitId: string | null }) {
  const t = useTranslations('road.unplanned')
  const { packs } = useRoad()
  const open = packs.filter(({ visit }) => isOpenForChange(visit.status))
  const [chosenId, setChosenId] = useState(visitId ?? open[0]?.visit.id ?? '')
  const pack = open.find(({ visit }) => visit.id === chosenId) ?? open[0]
  return (
    <>
      <ScreenHead
        title={t('heading')}
        back={
          pack ? { href: `/road/visits/${pack.visit.id}`, label: pack.visit.title } : { href: '/road', label: t('all') }
        }
      />
      {pack ? null : <EmptyState>{t('noVisit')}</EmptyState>}
      {pack && open.length > 1 ? (
        <Chips
          legend={t('visit')}
          name="visit"
          options={open.map(({ visit }) => ({ value: visit.id, label: visit.title }))}
          value={pack.visit.id}
          onChange={setChosenId}
        />
      ) : null}
      {pack ? <UnplannedForm key={pack.visit.id} pack={pack} /> : null}
    </>
  )
}

function UnplannedForm({ pack }: { pack: VisitPack }) {
  const t = useTranslations('road.unplanned')
  const types = useTranslations('programme.type')
  const id = useId()
  const { now, writeFor } = useRoad()
  const [title, setTitle] = useKept(`unplanned-${pack.visit.id}`)
  const [host, setHost] = useKept(`unplanned-host-${pack.visit.id}`)
  const [type, setType] = useState<(typeof TYPES)[number]>('meeting')
  const [tried, setTried] = useState(false)
  const here = placeNow(pack, now)
  const missing = tried && title.trim() === ''
  const [adding, setAdding] = useState(false)
  const add = async () => {
    setTried(true)
    const name = title.trim()
    if (name === '') return document.getElementById(`${id}-title`)?.focus()
    const itemId = newId()
    const { date, time } = wallClockIn(now, here.zone)
    const chosen = organisationChoice(pack, host)
    const write = writeFor(name)
    if (adding) return
    setAdding(true)
    const kept = await write('addUnplannedMeeting', {
      id: itemId,
      visitId: pack.visit.id,
      type,
      title: name,
      date,
      startTime: time,
      startZone: here.zone,
      city: here.city,
      hosts: chosen ? [chosen] : [],
      confirmed: ['outsideVisit'],
    })
    setAdding(false)
    if (!kept) return
    void write('openReadout', { id: newId(), itemId })
    setTitle('')
    setHost('')
    goTo(`/road/meetings/${itemId}`, 'replace')
  }
  return (
    <>
      <label htmlFor={`${id}-title`} className="mt-2 block font-semibold">
        {t('title')}
      </label>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {t('titleHint')}
      </p>
      {missing ? (
        <p id={`${id}-error`} className="font-semibold text-late">
          {t('titleMissing')}
        </p>
      ) : null}
      <input
        id={`${id}-title`}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        aria-describedby={missing ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={missing || undefined}
        autoCapitalize="sentences"
        maxLength={300}
        className="field-control mt-1 min-h-11"
      />
      <OrganisationField pack={pack} label={t('host')} value={host} onChange={setHost} />
      <Chips
        legend={t('type')}
        name={`${id}-type`}
        options={TYPES.map((value) => ({ value, label: types(value) }))}
        value={type}
        onChange={setType}
      />
      <p className="mt-4 text-muted">{t('now', { time: wallClockIn(now, here.zone).time })}</p>
      <div className="road-bar">
        <button type="button" className="btn btn-primary grow" onClick={() => void add()}>
          {t('add')}
        </button>
      </div>
    </>
  )
}

/** Where the delegation is, by the last item of today that has begun; else by the first of today, else at home. */
function placeNow(pack: VisitPack, now: Date): { zone: string; city: string | null } {
  const today = onToday(pack.programme, now)
  const begun = today.findLast(({ startsAt }) => startsAt !== null && Date.parse(startsAt) <= now.getTime())
  const place = begun ?? today[0]
  return place ? { zone: place.zone, city: place.city } : { zone: pack.visit.homeZone, city: null }
}
