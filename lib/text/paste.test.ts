import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanHtml } from './paste'

const word = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; font-family:"Times New Roman";} @list l0:level1 {mso-level-number-format:bullet;} --></style>
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

const item = (marker: string, text: string, level = 1, list = 'l0') =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span
lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`

describe('what is pasted from Word', () => {
  it('keeps headings, bold and paragraphs, and nothing of its looks', () => {
    const given = word(`<h1 style='margin-top:12pt'><span lang=EN-GB style='color:red'>Safe City<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB style='font-size:11.0pt;color:#1F497D'>The host <b style='mso-bidi-font-weight:
normal'>agreed</b> to send<span style='mso-spacerun:yes'>  </span>a list.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h4>Details</h4>`)
    expect(cleanHtml(given)).toBe(
      '<h2>Safe City</h2><p>The host <strong>agreed</strong> to send a list.</p><h4>Details</h4>',
    )
  })

  it('makes real lists of its list paragraphs, in their levels', () => {
    const given = word(
      item('·', 'One') +
        item('o', 'Inner', 2) +
        item('o', 'Inner two', 2) +
        item('·', 'Two') +
        item('1.', 'First', 1, 'l1') +
        item('2)', 'Second', 1, 'l1'),
    )
    expect(cleanHtml(given)).toBe(
      '<ul><li><p>One</p><ul><li><p>Inner</p></li><li><p>Inner two</p></li></ul></li><li><p>Two</p></li></ul>' +
        '<ol><li><p>First</p></li><li><p>Second</p></li></ol>',
    )
  })

  it('keeps a numbered heading a heading, without the number', () => {
    const given = word(
      `<h2 style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Outcomes</h2>`,
    )
    expect(cleanHtml(given)).toBe('<h2>Outcomes</h2>')
  })

  it('leaves out tracked deletions, comments, pictures and scripts, and keeps the words of links', () => {
    const given = word(
      `<p class=MsoNormal>Signed <del cite="mailto:x"><span class=msoDel>tomorrow</span></del><ins>today</ins><span
class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a></span> <a href="https://example.org"
onclick="steal()">here</a><img src="file:///C:/a.png"><script>alert(1)</script><v:shape id=x>shape</v:shape>.</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>Is this so?</p></div>`,
    )
    expect(cleanHtml(given)).toBe('<p>Signed today here.</p>')
  })

  it('makes a line of each row of a table', () => {
    const given = word(
      '<table><tr><td><p>Who</p></td><td><p>What</p><p>and more</p></td></tr><tr><td>Ministry</td><td>List</td></tr></table>',
    )
    expect(cleanHtml(given)).toBe('<p>Who | What and more</p><p>Ministry | List</p>')
  })
})

describe('what is pasted from elsewhere', () => {
  it('comes clean from Google Docs', () => {
    const given = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span style="font-weight:700">Position</span></h2><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">One</span></p></li><ul><li><p>In</p></li></ul></ul><br /><p><span style="font-weight:700">Bold</span><span> not</span></p></b>`
    expect(cleanHtml(given)).toBe(
      '<h2>Position</h2><ul><li><p>One</p><ul><li><p>In</p></li></ul></li></ul><p><strong>Bold</strong> not</p>',
    )
  })

  it('comes clean from LibreOffice', () => {
    const given = `<!DOCTYPE html><html><head><style type="text/css">p { color: #000 }</style></head><body><h1 class="western">Visit</h1>
<p style="line-height: 100%"><font face="Liberation Serif, serif"><b>Agreed</b>
on all</font></p><ol><li><p>First</p></li></ol></body></html>`
    expect(cleanHtml(given)).toBe('<h2>Visit</h2><p><strong>Agreed</strong> on all</p><ol><li><p>First</p></li></ol>')
  })

  it('is looked through where a table only lays out a mail', () => {
    const given =
      '<table><tr><td><table><tr><td><p>Dear all,</p><p>Thank you.</p></td></tr></table></td><td></td></tr></table>'
    expect(cleanHtml(given)).toBe('<p>Dear all,</p><p>Thank you.</p>')
  })

  it('parts paragraphs at two breaks and keeps one', () => {
    expect(cleanHtml('<div>One<br>two<br><br>Three<br></div>')).toBe('<p>One<br>two</p><p>Three</p>')
  })

  it('keeps quotes, and a paragraph that goes on with an item', () => {
    expect(cleanHtml('<blockquote><p>Said</p><p>so</p></blockquote><ul><li><p>One</p><p>more</p></li></ul>')).toBe(
      '<blockquote><p>Said</p><p>so</p></blockquote><ul><li><p>One</p><p>more</p></li></ul>',
    )
  })

  it('takes what is no tag as text', () => {
    expect(cleanHtml('<p>1 < 2 and <3</p>')).toBe('<p>1 &lt; 2 and &lt;3</p>')
  })

  it('holds nothing but what the schema reads, whatever comes', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<ul>',
      '</ul>',
      '<li>',
      '</li>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</tr>',
      '</table>',
      '<script>',
      '</script>',
      '<img src=x onerror=y>',
      '<!-- ',
      ' -->',
      '<h1>',
      '</h1>',
      '<blockquote>',
      '</blockquote>',
      '<o:p>',
      '</o:p>',
      '<br>',
      'word ',
      '&lt;',
      '<',
      '"',
      `<p style='mso-list:l0 level3'>`,
      '<a href="javascript:x">',
      '</a>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const clean = cleanHtml(pieces.join(''))
        expect(clean.replace(/<\/?(p|h2|h4|ul|ol|li|blockquote|strong)>|<br>/g, '')).not.toContain('<')
        const open: string[] = []
        for (const [, end, name = ''] of clean.matchAll(/<(\/?)([a-z0-9]+)>/g)) {
          if (name === 'br') continue
          if (end) expect(open.pop()).toBe(name)
          else open.push(name)
        }
        expect(open).toEqual([])
      }),
    )
  })
})
