import { useTranslations } from 'next-intl'
import { languageName } from '@/lib/directory/languages'
import type { NameView } from '@/lib/directory/types'

/** All names of a record, each with its kind and language; the text carries its language for a screen reader. */
export function NamesList({ names }: { names: readonly NameView[] }) {
  const t = useTranslations('directory.nameKind')
  return (
    <ul className="grid gap-1">
      {names.map(({ text, languageTag, kind }) => (
        <li key={`${text} ${languageTag} ${kind}`}>
          <span {...(languageTag === 'und' ? {} : { lang: languageTag })}>{text}</span>{' '}
          <span className="text-sm text-muted">
            {[t(kind), languageTag === 'und' ? null : languageName(languageTag)].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
