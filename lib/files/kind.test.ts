import { describe, expect, it } from 'vitest'
import { kindOf } from './kind'
import { docx, pdf, photo, program, zip } from './testing/bytes'

const refusal = async (bytes: Buffer, name: string) => {
  const kind = await kindOf(bytes, name)
  return kind.ok ? kind.mediaType : kind.refusal.replace('refusals.files.', '')
}
const OPEN = 'application/vnd.openxmlformats-officedocument'
const text = (words: string) => Buffer.from(words)

describe('what a file is', () => {
  it('is told by its content, whatever its name', async () => {
    expect(await refusal(await photo(), 'x.pdf')).toBe('image/jpeg')
    expect(await refusal(pdf(1), 'x.exe')).toBe('application/pdf')
    expect(await refusal(docx(), 'x.zip')).toBe(`${OPEN}.wordprocessingml.document`)
    const sheet = docx([], `${OPEN}.spreadsheetml.sheet.main+xml`)
    expect(await refusal(sheet, 'x.docx')).toBe(`${OPEN}.spreadsheetml.sheet`)
    const slides = docx([], `${OPEN}.presentationml.presentation.main+xml`)
    expect(await refusal(slides, 'x.pptx')).toBe(`${OPEN}.presentationml.presentation`)
    const odt = zip([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.text' }])
    expect(await refusal(odt, 'x.odt')).toBe('application/vnd.oasis.opendocument.text')
  })

  it('is plain text where it is nothing but text, in Unicode or in one byte a letter', async () => {
    expect(await refusal(text('Toshkent shahri\nТашкент'), 'notes.txt')).toBe('text/plain')
    expect(await refusal(text('name;title\nA;B\n'), 'list.csv')).toBe('text/csv')
    expect(await refusal(Buffer.from([0xd2, 0xe0, 0xf8, 0x3b, 0x31, 0x0a]), 'list.csv')).toBe('text/csv')
    expect(await refusal(Buffer.from('\uFEFFname\tone', 'utf16le'), 'list.txt')).toBe('text/plain')
  })
})

describe('refused, with the words for it', () => {
  it.each([
    ['a program called a PDF', program(), 'agreement.pdf', 'program'],
    ['an ELF program', Buffer.concat([text('\x7fELF\x02\x01\x01'), Buffer.alloc(60)]), 'photo.jpg', 'program'],
    ['a page called a PDF', text('<!doctype html><script>alert(1)</script>'), 'page.pdf', 'notAPdf'],
    ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'drawing.svg', 'unknown'],
    ['a drawing called a text', text('\n <svg xmlns="http://www.w3.org/2000/svg"/>'), 'drawing.txt', 'unknown'],
    ['a script called a text', text('#!/bin/sh\nrm -rf /'), 'notes.txt', 'unknown'],
    ['a script', text('alert(1)'), 'run.js', 'markup'],
    ['an archive', zip([{ name: 'a.txt', text: 'a' }]), 'a.docx', 'archive'],
    ['another archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), 'a.csv', 'archive'],
    ['an archive cut short', docx().subarray(0, 60), 'a.docx', 'broken'],
    ['a document with macros', docx([{ name: 'word/vbaProject.bin', text: 'x' }]), 'a.docx', 'macros'],
    [
      'a document that says that it has macros',
      docx([], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      'a.docx',
      'macros',
    ],
    [
      'a document that unpacks to far more',
      docx([{ name: 'word/media/x', text: 'x', claims: 900_000_000 }]),
      'a.docx',
      'bomb',
    ],
    [
      'the phone’s own picture',
      Buffer.concat([Buffer.from([0, 0, 0, 24]), text('ftypheic'), Buffer.alloc(40)]),
      'IMG.JPG',
      'heic',
    ],
    [
      'an older document',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'a.doc',
      'oldOffice',
    ],
    ['a moving picture', text('GIF89a\u0001\u0000\u0001\u0000'), 'a.gif', 'unknown'],
    ['bytes of no kind', Buffer.from([0, 1, 2, 3, 4, 5]), 'a.txt', 'unknown'],
  ])('%s', async (_, bytes, name, why) => {
    expect(await refusal(bytes, name)).toBe(why)
  })
})
