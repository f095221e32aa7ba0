import { searchKey } from '@/lib/search/key'
import type { Rng } from './random'

/** Generic subjects in three languages: nothing here names anybody. */
export const SUBJECTS = [
  ['water management', 'водного хозяйства', '水利'],
  ['trade', 'торговли', '贸易'],
  ['energy', 'энергетики', '能源'],
  ['transport', 'транспорта', '交通'],
  ['public health', 'здравоохранения', '卫生'],
  ['education', 'образования', '教育'],
  ['culture', 'культуры', '文化'],
  ['agriculture', 'сельского хозяйства', '农业'],
  ['finance', 'финансов', '财政'],
  ['industry', 'промышленности', '工业'],
  ['tourism', 'туризма', '旅游'],
  ['digital development', 'цифрового развития', '数字发展'],
  ['environment', 'экологии', '环境'],
  ['justice', 'юстиции', '司法'],
  ['standards', 'стандартов', '标准'],
  ['customs', 'таможни', '海关'],
  ['science', 'науки', '科学'],
  ['statistics', 'статистики', '统计'],
  ['forestry', 'лесного хозяйства', '林业'],
  ['railways', 'железных дорог', '铁路'],
  ['civil aviation', 'гражданской авиации', '民航'],
  ['food safety', 'безопасности продуктов', '食品安全'],
  ['housing', 'жилищного строительства', '住房'],
  ['emergency response', 'чрезвычайных ситуаций', '应急'],
] as const

/** Syllables in Latin, Cyrillic and Chinese writing; names are made of them and mean nothing. */
const SYLLABLES = (
  'zor зор 佐,vek век 维,tam там 塔,lu лу 鲁,mir мир 米,sho шо 绍,dal дал 达,ren рен 仁,kai кай 凯,bu бу 布,nar нар 纳,' +
  'fe фе 菲,gul гул 古,tok ток 托,sar сар 萨,vin вин 文,pol пол 波,ri ри 里,qad қад 卡,hem хем 赫,jun жун 君,lo ло 洛,' +
  'wes вес 韦,ta та 塔,ulu улу 乌,bek бек 别,nor нор 诺,zi зи 子,maf маф 马,chi чи 奇,dov дов 多,ost ост 奥'
)
  .split(',')
  .map((entry) => entry.split(' ') as [string, string, string])

export type ThreeScripts = [latin: string, cyrillic: string, chinese: string]

/** Two made-up words, each the same sound in three scripts. */
export function syllableName(rng: Rng): ThreeScripts {
  const words: ThreeScripts[] = [2, rng.between(2, 3)].map((length) => {
    const parts = Array.from({ length }, () => rng.pick(SYLLABLES))
    const [latin, cyrillic, chinese] = [0, 1, 2].map((script) => parts.map((part) => part[script]).join(''))
    return [capital(latin ?? ''), capital(cyrillic ?? ''), chinese ?? '']
  })
  const [first, second] = words as [ThreeScripts, ThreeScripts]
  return [`${first[0]} ${second[0]}`, `${first[1]} ${second[1]}`, `${first[2]}${second[2]}`]
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export const subject = (rng: Rng): string => rng.pick(SUBJECTS)[0]

const OBJECTS = [
  'working group',
  'draft agreement',
  'joint study',
  'exchange of experts',
  'pilot project',
  'training course',
  'feasibility report',
  'road map',
  'joint laboratory',
  'tariff schedule',
  'investment list',
  'legal review',
  'site inspection',
  'data exchange',
  'grant programme',
] as const

/** What an outcome or a follow-up is about; the common word is in a third of them. */
export function matter(rng: Rng): string {
  const what = rng.pick(OBJECTS)
  return rng.chance(1 / 3) ? `${what} on cooperation in ${subject(rng)}` : `${what} for ${subject(rng)}`
}

const SENTENCES = [
  'Both sides compared their plans for',
  'The host side explained the state of',
  'Our side asked for figures about',
  'It was said that work goes on in',
  'The timetable was read out for',
  'The next steps were listed for',
  'Questions stayed open about',
  'A further exchange was proposed on',
] as const

/** Running text of at least `length` characters, in paragraphs, marked at its beginning. */
export function paragraphs(rng: Rng, length: number): string {
  let text = 'Generated text.'
  for (let sentence = 1; text.length < length; sentence += 1) {
    const about = `${rng.pick(OBJECTS)} in ${subject(rng)}`
    text += `${sentence % 6 === 0 ? '\n\n' : ' '}${rng.pick(SENTENCES)} the ${about}, point ${rng.between(1, 99)}.`
  }
  return text
}

const keys = new Map<string, string>()
const DIGITS = /^\d+$/

/** `searchKey` of a generated text, word by word: its rules never look beyond one, and the words are few. */
export function keyOf(text: string): string {
  const words: string[] = []
  for (const word of text.split(' ')) {
    const digits = word.replace(/[:,.]$/, '')
    const key = DIGITS.test(digits) ? digits : (keys.get(word) ?? keep(word))
    if (key) words.push(key)
  }
  return words.join(' ')
}

function keep(word: string): string {
  const key = searchKey(word)
  if (keys.size < 200_000) keys.set(word, key)
  return key
}
