'use client'

import { useTranslations } from 'next-intl'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { moveMember, removeMember } from '@/lib/delegations/actions'
import type { MemberRow } from '@/lib/delegations/types'
import type { ActWords } from '@/lib/i18n/act-words'
import { MoveButtons } from './move-buttons'
import { EditGroup, EditMember, OwnProgramme, ReplaceGroup } from './party-buttons'
import { OrganisationLink, PartyName } from './party-name'

type Props = { visitId: string; members: readonly MemberRow[]; mayEdit: boolean; words: ActWords }

/**
 * Members and groups in the order of precedence, with role, title and organisation as held then. One component of the
 * browser for all of them, so that a row travels as its record and not as elements.
 */
export function MemberList({ visitId, members, mayEdit, words }: Props) {
  const t = useTranslations('delegations')
  return (
    <ol className="divide-y divide-line rounded border border-line bg-surface">
      {members.map((member, index) => (
        <li key={member.id} className="party-row px-3 hover:bg-sunken">
          <div className="party-place">
            <span>{index + 1}</span>
            {memberText(member, t)}
          </div>
          <div className="party-actions no-print">
            <OwnProgramme visitId={visitId} whose={whoseOf(member)} name={member.name} />
            {mayEdit ? (
              <MemberActions member={member} up={index > 0} down={index < members.length - 1} words={words} />
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** A person's programme also has what they interpret; a group has only its own. */
const whoseOf = ({ id, personId }: MemberRow): string => (personId === null ? `member:${id}` : `person:${personId}`)

function memberText(member: MemberRow, t: ReturnType<typeof useTranslations<'delegations'>>) {
  const proposed = (field: string) => (member.proposed.includes(field) ? <Proposed /> : null)
  return (
    <div className="member-text">
      <div className="min-w-0">
        <PartyName party={member} />
        {member.title ? (
          <div>
            {member.title} {proposed('title')}
          </div>
        ) : null}
        {member.phone ? (
          <div className="text-sm">
            <a href={`tel:${member.phone.replace(/[^+\d]/g, '')}`}>{member.phone}</a>
          </div>
        ) : null}
        {member.note ? <div className="text-sm text-muted">{member.note}</div> : null}
      </div>
      <div>
        {member.role === 'member' ? (
          <span className="text-muted">{t('role.member')}</span>
        ) : (
          <Tag tone={member.role === 'head_of_delegation' ? 'active' : 'neutral'}>{t(`role.${member.role}`)}</Tag>
        )}{' '}
        {proposed('role')}
      </div>
      <div className="min-w-0">
        {member.organisation ? (
          <OrganisationLink {...member.organisation} />
        ) : (
          <ToBeConfirmed what={t('party.organisation')} />
        )}{' '}
        {proposed('organisation')}
      </div>
    </div>
  )
}

type ActionProps = { member: MemberRow; up: boolean; down: boolean; words: ActWords }

function MemberActions({ member, up, down, words }: ActionProps) {
  const t = useTranslations('delegations.row')
  const move = (direction: 'first' | 'last') => (
    <ActionIsland
      words={words}
      key={direction}
      action={moveMember}
      input={{ id: member.id, direction }}
      label={t(direction)}
      tone="quiet"
      done={t('moved', { name: member.name })}
    />
  )
  return (
    <>
      <MoveButtons
        action={moveMember}
        id={member.id}
        up={up}
        down={down}
        labels={{ up: t('up', { name: member.name }), down: t('down', { name: member.name }) }}
        words={words}
      />
      {member.isGroup ? <EditGroup side="ours" group={member} /> : <EditMember member={member} />}
      <Menu
        label={t('more')}
        name={t('moreOf', { name: member.name })}
        quiet
        later={() => [
          member.isGroup ? <ReplaceGroup key="replace" side="ours" group={member} /> : null,
          up ? move('first') : null,
          down ? move('last') : null,
          <ActionIsland
            key="remove"
            words={words}
            action={removeMember}
            input={{ id: member.id, version: member.version }}
            label={t('remove')}
            tone="quiet"
            done={t('removed', { name: member.name })}
          />,
        ]}
      />
    </>
  )
}
