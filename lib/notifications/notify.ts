export { type NoticeInput, tell as notify } from './tell'
