import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { Proposed, ToBeConfirmed } from '@/components/ui/unknown'
import { moveMember, removeMember } from '@/lib/delegations/actions'
import type { MemberRow } from '@/lib/delegations/types'
import { actWords } from '@/lib/i18n/act-words'
import { MoveButtons } from './move-buttons'
import { EditGroup, EditMember, ReplaceGroup } from './party-buttons'
import { OrganisationLink, PartyName } from './party-name'

/** Members and groups in the order of precedence, with role, title and organisation as held then. */
export function MemberList({ members, mayEdit }: { members: readonly MemberRow[]; mayEdit: boolean }) {
  return (
    <ol className="divide-y divide-line rounded border border-line bg-surface">
      {members.map((member, index) => (
        <li key={member.id} className="flex flex-wrap items-start justify-between gap-x-4 px-3 py-1.5 hover:bg-sunken">
          <div className="flex min-w-0 flex-1 basis-64 gap-3 py-1.5">
            <span className="w-5 shrink-0 text-right text-muted tabular-nums">{index + 1}</span>
            <MemberText member={member} />
          </div>
          {mayEdit ? <MemberActions member={member} up={index > 0} down={index < members.length - 1} /> : null}
        </li>
      ))}
    </ol>
  )
}

function MemberText({ member }: { member: MemberRow }) {
  const t = useTranslations('delegations')
  const proposed = (field: string) => (member.proposed.includes(field) ? <Proposed /> : null)
  return (
    <div className="grid min-w-0 flex-1 gap-x-6 lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_minmax(0,4fr)]">
      <div className="min-w-0">
        <PartyName party={member} />
        {member.title ? (
          <div>
            {member.title} {proposed('title')}
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

function MemberActions({ member, up, down }: { member: MemberRow; up: boolean; down: boolean }) {
  const t = useTranslations('delegations.row')
  const move = (direction: 'first' | 'last') => (
    <ActionButton
      action={moveMember}
      input={{ id: member.id, direction }}
      label={t(direction)}
      tone="quiet"
      done={t('moved', { name: member.name })}
    />
  )
  return (
    <div className="no-print flex flex-wrap items-start justify-end max-sm:w-full">
      <MoveButtons
        action={moveMember}
        id={member.id}
        up={up}
        down={down}
        labels={{ up: t('up', { name: member.name }), down: t('down', { name: member.name }) }}
        words={actWords()}
      />
      {member.isGroup ? <EditGroup side="ours" group={member} /> : <EditMember member={member} />}
      <Menu label={t('more')} name={t('moreOf', { name: member.name })} quiet>
        {member.isGroup ? <ReplaceGroup side="ours" group={member} /> : null}
        {up ? move('first') : null}
        {down ? move('last') : null}
        <ActionButton
          action={removeMember}
          input={{ id: member.id, version: member.version }}
          label={t('remove')}
          tone="quiet"
          done={t('removed', { name: member.name })}
        />
      </Menu>
    </div>
  )
}
