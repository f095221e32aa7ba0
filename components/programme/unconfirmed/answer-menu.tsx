import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { answerCounterpart } from '@/lib/programme/actions'
import type { CounterpartView } from '@/lib/programme/types'
import { COUNTERPART_ANSWERS, type CounterpartAnswer } from '@/lib/programme/values'
import { ANSWER_TONES } from './answer-tones'

export function AnswerTag({ answer }: { answer: CounterpartAnswer }) {
  const t = useTranslations('programme.answer')
  return <Tag tone={ANSWER_TONES[answer]}>{t(answer)}</Tag>
}

/** The answer of a counterpart, to be changed by who may. */
export function AnswerMenu({ itemId, party, name }: { itemId: string; party: CounterpartView; name: string }) {
  const t = useTranslations('programme')
  const { answer, contactId } = party
  return (
    <Menu
      quiet
      label={<AnswerTag answer={answer} />}
      name={t('page.answerOf', { name, answer: t(`answer.${answer}`) })}
    >
      {COUNTERPART_ANSWERS.filter((other) => other !== answer).map((other) => (
        <ActionButton
          key={other}
          action={answerCounterpart}
          input={{ itemId, contactId, answer: other }}
          label={t(`answer.${other}`)}
          tone="quiet"
          done={t('page.answered')}
        />
      ))}
    </Menu>
  )
}
