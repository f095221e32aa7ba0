import { type ColumnSpec, isRowNumber } from '@/lib/paste/columns'
import { list } from '@/lib/paste/word-list'
import { readWrittenDay } from '@/lib/time/written-day'
import { readWrittenTime } from '@/lib/time/written-time'
import { readWrittenWhen } from '@/lib/time/written-when'
import { statusOf, typeIn } from './kinds'

export const ITEM_COLUMNS = [
  'date',
  'start',
  'end',
  'duration',
  'type',
  'title',
  'status',
  'city',
  'venue',
  'from',
  'to',
  'carrier',
  'hosts',
  'counterparts',
  'participants',
  'objective',
  'note',
  'ignore',
] as const
export type ItemColumn = (typeof ITEM_COLUMNS)[number]

const ANY_ARRIVAL = { arrivalDate: '2000-01-01' }

export const ITEM_SPEC: ColumnSpec<ItemColumn> = {
  words: {
    ignore: list('№ | No | N | Nr | п/п | № п/п | Т/р | T/r | Number | Номер | 序号 | 编号'),
    date: list(`
      Date | Day | Date and time | Дата | День | Число | Дата и время | Sana | Kun | Sana va vaqt |
      Сана | Кун | Сана ва вақт | 日期`),
    start: list(`
      Time | Start | Start time | Begin | When | Hours | Время | Начало | Время начала |
      Время проведения | Vaqt | Vaqti | Boshlanishi | Вақт | Вақти | Бошланиши | 时间 | 开始时间`),
    end: list(`
      End | End time | Finish | Until | Конец | Окончание | Завершение | Время окончания | Tugashi |
      Тугаши | 结束时间 | 结束`),
    duration: list(`
      Duration | Length | Продолжительность | Длительность | Davomiyligi | Давомийлиги | 时长`),
    type: list(`
      Type | Kind | Format | Category | Тип | Вид | Формат | Вид мероприятия | Тип мероприятия | Turi |
      Тури | 类型 | 形式`),
    title: list(`
      Event | Activity | Title | Programme | Program | Programme item | Item | What | Subject |
      Description | Content | Events | Мероприятие | Мероприятия | Наименование |
      Наименование мероприятия | Событие | Программа | Содержание | Описание | Tadbir | Tadbirlar |
      Tadbir nomi | Nomi | Dastur | Mazmuni | Тадбир | Тадбирлар | Тадбир номи | Номи | Дастур |
      Мазмуни | 活动 | 活动内容 | 内容 | 项目 | 事项 | 日程`),
    status: list('Status | State | Статус | Состояние | Holati | Ҳолати | 状态'),
    city: list('City | Town | Город | Shahar | Шаҳар | 城市'),
    venue: list(`
      Venue | Place | Location | Address | Where | Room | Место | Место проведения | Адрес | Площадка |
      Joy | Joyi | Manzil | Manzili | Oʻtkazish joyi | Жой | Жойи | Манзил | Манзили | Ўтказиш жойи |
      地点 | 场所 | 地址`),
    from: list('From | Откуда | Пункт отправления | Qayerdan | Қаердан | 出发地'),
    to: list('To | Destination | Куда | Пункт назначения | Qayerga | Қаерга | 目的地'),
    carrier: list(`
      Flight | Flight number | Flight no | Carrier | Рейс | Номер рейса | Reys | Reys raqami |
      Рейс рақами | 航班 | 航班号`),
    hosts: list(`
      Host | Hosts | Host organisation | Host organization | Hosted by | Receiving side | Organiser |
      Принимающая сторона | Принимающая организация | Организатор | Организация | Mezbon |
      Qabul qiluvchi tomon | Qabul qiluvchi tashkilot | Мезбон | Қабул қилувчи томон |
      Қабул қилувчи ташкилот | 接待单位 | 主办方 | 接待方`),
    counterparts: list(`
      Counterpart | Counterparts | With | With whom | Met by | Contact | С кем | Собеседник |
      Собеседники | Контактное лицо | Kim bilan | Ким билан | 对方 | 会见人`),
    participants: list(`
      Participants | Who | Members | Attendees | Delegation | For whom | Участники | Состав | Кто |
      Состав участников | Ishtirokchilar | Иштирокчилар | 参加人员 | 参加人 | 参与者`),
    objective: list(`
      Objective | Purpose | Aim | Goal | Цель | Цели | Maqsad | Maqsadi | Мақсад | Мақсади | 目的`),
    note: list(`
      Note | Notes | Remarks | Comment | Comments | Agenda | Примечание | Примечания | Комментарий |
      Повестка | Izoh | Изоҳ | 备注 | 议程`),
  },
  looks: [
    {
      field: 'date',
      is: (cell) => readWrittenDay(cell, ANY_ARRIVAL).ok || readWrittenWhen(cell, ANY_ARRIVAL) !== null,
      share: 0.6,
    },
    { field: 'start', is: (cell) => readWrittenTime(cell) !== null, share: 0.6 },
    { field: 'ignore', is: isRowNumber, share: 0.8 },
    { field: 'type', is: (cell) => cell.length <= 30 && typeIn(cell) !== null, share: 0.9 },
    { field: 'status', is: (cell) => statusOf(cell) !== null, share: 0.6 },
  ],
  text: { field: 'title', needed: true },
  unknown: () => 'note',
  note: 'note',
  ignore: 'ignore',
}
