import type { ColumnSpec } from '@/lib/paste/columns'
import { isRowNumber } from '@/lib/paste/columns'
import { list } from '@/lib/paste/word-list'
import { searchKey } from '@/lib/search/key'
import type { MemberRole } from './schema'

export const MEMBER_COLUMNS = [
  'name',
  'lastName',
  'firstName',
  'patronymic',
  'title',
  'organisation',
  'role',
  'phone',
  'languages',
  'note',
  'ignore',
] as const
export type MemberColumn = (typeof MEMBER_COLUMNS)[number]

/** What lists of delegations say of a role, in English, Russian, Uzbek and Chinese. */
const ROLE_WORDS: Record<MemberRole, readonly string[]> = {
  head_of_delegation: list(`
      head of delegation | head of the delegation | head | leader | delegation head |
      chief of delegation | глава делегации | глава | руководитель делегации | руководитель |
      delegatsiya rahbari | rahbar | delegatsiya boshligʻi | делегация раҳбари | раҳбар | 团长 | 代表团团长`),
  deputy_head: list(`
      deputy head | deputy head of delegation | deputy head of the delegation | deputy leader |
      заместитель главы делегации | заместитель главы | зам. главы делегации |
      заместитель руководителя делегации | delegatsiya rahbari oʻrinbosari | rahbar oʻrinbosari |
      делегация раҳбари ўринбосари | 副团长`),
  member: list(`
      member | member of delegation | member of the delegation | delegate | член делегации | член |
      участник | delegatsiya aʼzosi | aʼzo | делегация аъзоси | аъзо | 团员 | 成员`),
  adviser: list(`
      adviser | advisor | expert | советник | эксперт | maslahatchi | маслаҳатчи | ekspert | 顾问 | 专家`),
  interpreter: list(`
      interpreter | translator | переводчик | переводчица | tarjimon | таржимон | 翻译 | 译员`),
  note_taker: list(`
      note-taker | note taker | rapporteur | protocol writer | протоколист | ведет протокол | 记录员`),
  liaison: list(`
      liaison | liaison officer | coordinator | координатор | связной | muvofiqlashtiruvchi |
      мувофиқлаштирувчи | 联络员`),
  security: list(`
      security | security officer | guard | охрана | безопасность | личная охрана | xavfsizlik |
      хавфсизлик | 安保`),
  media: list(`
      media | press | journalist | photographer | cameraman | пресса | сми | журналист | фотограф |
      оператор | matbuot | матбуот | oav | оав | 媒体 | 记者`),
  staff: list(`
      staff | support | support staff | assistant | персонал | сотрудник | помощник | xodim | ходим |
      yordamchi | ёрдамчи | 工作人员`),
}

const LANGUAGE_WORDS: Record<string, readonly string[]> = {
  'uz-Latn': list(`
      uzbek | узбекский | узбекча | oʻzbek | oʻzbekcha | ўзбек | ўзбекча | uz | 乌兹别克语`),
  ru: list('russian | русский | rus | ruscha | рус | русча | ru | 俄语'),
  en: list(`
      english | английский | англ | ingliz | inglizcha | инглиз | инглизча | en | eng | 英语`),
  'zh-Hans': list(`
      chinese | mandarin | китайский | xitoy | xitoycha | хитой | хитойча | zh | 中文 | 汉语`),
  kaa: ['karakalpak', 'каракалпакский', 'qoraqalpoq', 'қорақалпоқ'],
  kk: list('kazakh | казахский | qozoq | қозоқ | kz'),
  ky: list('kyrgyz | киргизский | кыргызский | qirgʻiz | қирғиз'),
  tg: ['tajik', 'таджикский', 'tojik', 'тожик'],
  tk: ['turkmen', 'туркменский', 'turkman', 'туркман'],
  az: ['azerbaijani', 'азербайджанский', 'ozarbayjon', 'озарбайжон'],
  tr: list('turkish | турецкий | turk | turkcha | турк | туркча | 土耳其语'),
  fa: list('persian | farsi | персидский | фарси | fors | форс'),
  ar: list('arabic | арабский | arab | араб | 阿拉伯语'),
  ko: list('korean | корейский | koreys | корейс | 韩语'),
  ja: list('japanese | японский | yapon | япон | 日语'),
  de: list('german | немецкий | nemis | немис | 德语'),
  fr: list('french | французский | fransuz | француз | 法语'),
  es: list('spanish | испанский | ispan | испан | 西班牙语'),
  it: ['italian', 'итальянский', 'italyan', 'итальян'],
  hi: ['hindi', 'хинди', 'hind', 'ҳинд'],
}

const byKey = <T extends string>(words: Record<T, readonly string[]>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(words) as [T, readonly string[]][]).flatMap(([value, list]) =>
      list.map((word) => [searchKey(word), value]),
    ),
  )

const ROLES = byKey(ROLE_WORDS)
const LANGUAGES = byKey(LANGUAGE_WORDS)
/** "language" behind the name of one: English language, английский язык, ingliz tili. */
const LANGUAGE_WORD = / (language|iazik|tili|til)$/

/** The role that a cell names; null when none. */
export const roleOf = (text: string): MemberRole | null => ROLES.get(searchKey(text)) ?? null

/** BCP 47 tags of the languages in a cell, and what else stands there. */
export function languagesOf(text: string): { tags: string[]; rest: string[] } {
  const tags = new Set<string>()
  const rest: string[] = []
  for (const word of text.split(/[,;/\n·•]|\s(?:and|и|va|ва)\s/u)) {
    const key = searchKey(word).replace(LANGUAGE_WORD, '')
    if (key === '') continue
    const tag = LANGUAGES.get(key)
    if (tag) tags.add(tag)
    else rest.push(word.trim())
  }
  return { tags: [...tags], rest }
}

const PHONE = /^\+?[\d\s().\-/]{6,30}$/
/** Whether a cell is a telephone number. */
export const isPhone = (text: string): boolean => PHONE.test(text) && (text.match(/\d/g)?.length ?? 0) >= 6

const ORGANISATION_WORD =
  /(ministry|министерств|vazirlig|вазирлиг|agency|агентств|agentlig|агентлиг|committee|комитет|qo.?mita|қўмита|university|университет|universitet|company|компани|centre|center|центр|markaz|марказ|institut|институт|хокимият|hokimlig|ҳокимлиг|公司|部$|局$|委$)/iu

/** Headings of what the office must not collect by accident. */
const PRIVATE_HEADING =
  /(passport|паспорт|pasport|pinfl|пинфл|jshshir|жшшир|birth|рожден|tug.?ilgan|туғилган|护照|出生)/iu

export const MEMBER_SPEC: ColumnSpec<MemberColumn> = {
  words: {
    ignore: list(`
      № | No | N | Nr | п/п | № п/п | Т/р | T/r | Number | Номер | Order | 序号 | 编号`),
    lastName: list(`
      Surname | Last name | Family name | Фамилия | Familiya | Familiyasi | Фамилияси | 姓`),
    firstName: list(`
      First name | Given name | Given names | Forename | Имя | Ism | Ismi | Исм | Исми | 名`),
    patronymic: list(`
      Patronymic | Middle name | Отчество | Otasining ismi | Sharifi | Отасининг исми | Шарифи`),
    name: list(`
      Name | Full name | Name and surname | Member | Person | Participant | Delegate | ФИО | Ф.И.О. |
      Ф. И. О. | Фамилия, имя, отчество | Фамилия имя | Участник | Член делегации | F.I.Sh. | FISH |
      F.I.O. | Ism familiya | Familiyasi, ismi, sharifi | Ф.И.Ш. | ФИШ | Исм-шарифи | Исм фамилия | 姓名`),
    title: list(`
      Position | Title | Job title | Post | Rank | Должность | Lavozim | Lavozimi | Лавозим | Лавозими |
      职务 | 职位`),
    organisation: list(`
      Organisation | Organization | Agency | Ministry | Institution | Company | Affiliation |
      Организация | Место работы | Ведомство | Министерство | Учреждение | Компания | Tashkilot |
      Tashkiloti | Ish joyi | Idora | Vazirlik | Ташкилот | Ташкилоти | Иш жойи | Идора | Вазирлик | 单位 |
      工作单位 | 机构`),
    role: list(`
      Role | Role in delegation | Function | Роль | Роль в делегации | Статус | Vazifasi | Roli |
      Вазифаси | Роли | 角色 | 身份`),
    phone: list(`
      Phone | Telephone | Mobile | Mobile phone | Tel | Contact | Телефон | Тел. | Мобильный | Контакты |
      Контактный телефон | Telefon | Telefoni | Телефони | Алоқа | 电话 | 手机`),
    languages: list(`
      Language | Languages | Язык | Языки | Знание языков | Владение языками | Til | Tillar |
      Biladigan tillari | Тил | Тиллар | Биладиган тиллари | 语言`),
    note: list(`
      Note | Notes | Remarks | Comment | Comments | Примечание | Примечания | Комментарий | Izoh | Изоҳ |
      备注`),
  },
  looks: [
    { field: 'ignore', is: isRowNumber, share: 0.8 },
    { field: 'phone', is: isPhone, share: 0.6 },
    { field: 'role', is: (cell) => roleOf(cell) !== null, share: 0.6 },
    {
      field: 'languages',
      is: (cell) => languagesOf(cell).tags.length > 0 && languagesOf(cell).rest.length === 0,
      share: 0.6,
    },
    { field: 'organisation', is: (cell) => ORGANISATION_WORD.test(cell), share: 0.6 },
    { field: 'name', is: isNameLike, share: 0.6 },
  ],
  text: { field: 'title', needed: false },
  unknown: (heading) => (PRIVATE_HEADING.test(heading) ? 'ignore' : 'note'),
  note: 'note',
  ignore: 'ignore',
}

/** Two to four words that begin large, or a Chinese name. */
function isNameLike(cell: string): boolean {
  return /^(\p{Lu}[\p{L}.'ʻʼ‘’-]*)( \p{Lu}[\p{L}.'ʻʼ‘’-]*){1,3}$/u.test(cell) || /^\p{Script=Han}{2,4}$/u.test(cell)
}
