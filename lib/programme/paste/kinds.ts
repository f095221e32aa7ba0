import { list } from '@/lib/paste/word-list'
import { searchKey } from '@/lib/search/key'
import type { ItemType } from '../values'
import type { STARTING_STATUSES } from '../workflow'

/** Beginnings of the words by which programmes call a kind of item, in English, Russian, Uzbek and Chinese. */
const TYPE_WORDS: Record<ItemType, readonly string[]> = {
  arrival: list(`
      arriv | landing | прибыти | прилет | прилёт | yetib kel | kelish | qoʻnish | етиб кел | келиш |
      抵达 | 到达`),
  departure: list(`
      depart | вылет | отъезд | убыти | отлет | отлёт | joʻnab ket | uchib ket | жўнаб кет | учиб кет |
      离开 | 启程`),
  transfer: list(`
      transfer | flight | drive to | train to | bus to | трансфер | переезд | перелет | перелёт | рейс |
      поезд | выезд | parvoz | reys | koʻchish | парвоз | кўчиш | 转场 | 航班 | 乘车`),
  courtesy_call: list(`
      courtesy call | courtesy visit | protocol meeting | визит вежливости | протокольная встреч |
      hurmat tashrif | ҳурмат ташриф | 礼节性拜会 | 拜会`),
  meeting: list(`
      meeting | talks | negotiat | bilateral | встреч | переговор | uchrashuv | muzokara | учрашув |
      музокара | 会见 | 会谈 | 会议 | 座谈`),
  working_session: list(`
      working session | working meeting | workshop | round table | roundtable | рабочее заседан |
      рабочая встреч | рабочее совещан | круглый стол | заседани | ishchi uchrashuv | yigʻilish |
      davra suhbat | ишчи учрашув | йиғилиш | давра суҳбат | 工作会议 | 圆桌`),
  site_visit: list(`
      site visit | visit to | visit of | tour of | excursion | посещени | осмотр | экскурси |
      ознакомлени | tashrif buyur | borib koʻr | tanishuv | ташриф буюр | бориб кўр | танишув | 参观 | 考察 |
      访问`),
  presentation: list('presentation | pitch | презентаци | taqdimot | тақдимот | 介绍 | 演示'),
  signing_ceremony: list('signing | подписани | imzola | имзола | 签约 | 签署'),
  official_meal: list(`
      official meal | breakfast | lunch | dinner | banquet | meal | завтрак | обед | ужин | банкет |
      nonushta | tushlik | kechki ovqat | нонушта | тушлик | кечки овқат | 早餐 | 午餐 | 晚餐 | 午宴 | 晚宴 | 宴会`),
  reception: list(`
      reception | прием | приём | фуршет | qabul marosim | ziyofat | қабул маросим | зиёфат | 招待会`),
  training: list(`
      training | seminar | masterclass | тренинг | обучени | семинар | мастер-класс | trening | oʻquv |
      ўқув | 培训`),
  cultural_event: list(`
      cultural | concert | museum | theatre | sightseeing | культурн | концерт | музе | театр | madaniy |
      konsert | muzey | teatr | маданий | 文化 | 演出 | 博物馆`),
  press_event: list(`
      press event | press conference | press briefing | briefing for media | interview |
      пресс-конференц | пресс-подход | брифинг | интервью | matbuot anjuman | матбуот анжуман | 新闻发布会 |
      采访`),
  internal: list(`
      internal | delegation meeting | внутренн | совещание делегации | ichki | ички | 内部`),
  free_time: list(`
      free time | leisure | rest time | свободное время | отдых | boʻsh vaqt | dam olish | бўш вақт |
      дам олиш | 自由活动 | 休息`),
  other: list(`
      other | check-in | check in | check-out | accommodation | другое | прочее | заселени | размещени |
      регистраци | boshqa | joylash | бошқа | жойлаш | 其他 | 入住`),
}

const STEMS: readonly (readonly [string, ItemType])[] = (Object.entries(TYPE_WORDS) as [ItemType, string[]][]).flatMap(
  ([type, words]) => words.map((word) => [searchKey(word), type] as const),
)
const NO_SPACES = /\p{Script=Han}/u

/** The kind of item that a text names: what is named first in it, of two that begin alike the longer. Null when none. */
export function typeIn(text: string): ItemType | null {
  const key = searchKey(text)
  let best: { at: number; length: number; type: ItemType } | null = null
  for (const [stem, type] of STEMS) {
    const at = NO_SPACES.test(stem) ? key.indexOf(stem) : ` ${key}`.indexOf(` ${stem}`)
    if (at < 0 || (best && (best.at < at || (best.at === at && best.length >= stem.length)))) continue
    best = { at, length: stem.length, type }
  }
  return best?.type ?? null
}

type StartingStatus = (typeof STARTING_STATUSES)[number]
const STATUS_WORDS: Record<StartingStatus, readonly string[]> = {
  requested: list(`
      requested | asked | proposed | запрошено | запрошена | предложено | soʻralgan | сўралган | 已申请`),
  tentative: list(`
      tentative | provisional | preliminary | предварительно | предварительная | dastlabki | дастлабки |
      暂定`),
  confirmed: list(`
      confirmed | agreed | подтверждено | подтверждена | согласовано | согласована | tasdiqlangan |
      тасдиқланган | kelishilgan | келишилган | 已确认`),
}
const STATUSES = new Map(
  (Object.entries(STATUS_WORDS) as [StartingStatus, readonly string[]][]).flatMap(([status, words]) =>
    words.map((word) => [searchKey(word), status] as const),
  ),
)
/** The status with which an item can begin; null for any other word, such as "cancelled". */
export const statusOf = (text: string): StartingStatus | null => STATUSES.get(searchKey(text)) ?? null

const EVERYONE = new Set(
  list(`
      all | everyone | everybody | all members | whole delegation | full delegation |
      the whole delegation | delegation | все | все участники | все члены делегации | вся делегация |
      делегация | члены делегации | в полном составе | barcha | hamma | barcha aʼzolar |
      butun delegatsiya | delegatsiya | delegatsiya aʼzolari | барча | ҳамма | барча аъзолар |
      бутун делегация | делегация аъзолари | 全体 | 全团 | 代表团 | 全体团员`).map(searchKey),
)
/** Whether a cell says that the whole delegation takes part. */
export const isEveryone = (text: string): boolean => EVERYONE.has(searchKey(text))
